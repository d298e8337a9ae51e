package org.procession.domain.identity;

import java.util.Set;
import java.util.TreeSet;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A person was invited to become a user. */
public record UserInvited(UserId user, String displayName, Set<String> groups, Set<String> roles)
    implements DomainEvent {

  static UserInvited to(NewUser user) {
    return new UserInvited(
        user.id(), user.displayName(), Set.copyOf(user.groups()), Set.copyOf(user.roles()));
  }

  @Override
  public Subject subject() {
    return IdentitySubjects.user(user);
  }

  @Override
  public String summary() {
    return "%s (%s) invited%s%s"
        .formatted(
            displayName,
            user,
            groups.isEmpty() ? "" : ", into " + String.join(", ", new TreeSet<>(groups)),
            roles.isEmpty() ? "" : ", as " + String.join(", ", new TreeSet<>(roles)));
  }
}
