package org.procession.domain.identity;

import java.util.Set;
import org.procession.domain.tenancy.Actor;

/** What is known of a user. */
public record UserRecord(
    UserId id, String displayName, String email, Set<String> groups, UserStatus status) {

  public UserRecord {
    groups = Set.copyOf(groups);
  }

  /** An active user. */
  public UserRecord(UserId id, String displayName, String email, Set<String> groups) {
    this(id, displayName, email, groups, UserStatus.ACTIVE);
  }

  public boolean isActive() {
    return status == UserStatus.ACTIVE;
  }

  /** The user as the one who does something. */
  public Actor actor() {
    return Actor.user(id.value(), displayName);
  }
}
