package org.procession.domain.identity;

import org.procession.domain.Problem;

/** The tenant has no such user. */
public final class UserNotFound extends Problem {
  UserNotFound(UserId id) {
    super(Kind.NOT_FOUND, "USER_NOT_FOUND", "There is no user '%s'.".formatted(id), "userId");
  }
}
