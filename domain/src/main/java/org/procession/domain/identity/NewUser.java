package org.procession.domain.identity;

import java.util.List;
import java.util.Set;
import org.procession.domain.Problem;
import org.procession.domain.communications.EmailAddress;

/** A person who is to become a user. */
public record NewUser(
    UserId id, String displayName, EmailAddress email, List<String> groups, List<String> roles) {

  private static final int MAX_NAME = 200;

  /**
   * @throws UserInvalid when the name is none
   */
  public NewUser {
    groups = List.copyOf(Set.copyOf(groups));
    roles = List.copyOf(Set.copyOf(roles));
    if (displayName.isBlank()
        || displayName.length() > MAX_NAME
        || displayName.lines().count() > 1) {
      throw new UserInvalid();
    }
  }

  /** A user needs a name. */
  public static final class UserInvalid extends Problem {
    UserInvalid() {
      super(
          Kind.INVALID,
          "USER_INVALID",
          "A user has a name of one line and at most %d characters.".formatted(MAX_NAME),
          "displayName");
    }
  }
}
