package org.procession.domain.identity;

import org.procession.domain.Problem;

/** The user's status forbids it. */
public final class UserNotInStatus extends Problem {
  UserNotInStatus(UserRecord user) {
    super(
        Kind.CONFLICT,
        "USER_NOT_IN_STATUS",
        "'%s' is %s, which forbids this.".formatted(user.id(), user.status()));
  }
}
