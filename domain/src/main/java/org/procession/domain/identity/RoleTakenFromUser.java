package org.procession.domain.identity;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A user lost a role. */
public record RoleTakenFromUser(String role, UserId user) implements DomainEvent {

  @Override
  public Subject subject() {
    return IdentitySubjects.role(role);
  }

  @Override
  public Set<Subject> concerns() {
    return Set.of(IdentitySubjects.user(user));
  }

  @Override
  public String summary() {
    return "Role %s taken from %s".formatted(role, user);
  }
}
