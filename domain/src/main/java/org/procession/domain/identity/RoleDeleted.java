package org.procession.domain.identity;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A role that nobody had is no more. */
public record RoleDeleted(String role) implements DomainEvent {

  @Override
  public Subject subject() {
    return IdentitySubjects.role(role);
  }

  @Override
  public String summary() {
    return "Role %s deleted".formatted(role);
  }
}
