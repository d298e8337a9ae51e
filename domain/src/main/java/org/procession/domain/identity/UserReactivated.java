package org.procession.domain.identity;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A user may do again what it could. */
public record UserReactivated(UserId user) implements DomainEvent {

  @Override
  public Subject subject() {
    return IdentitySubjects.user(user);
  }

  @Override
  public String summary() {
    return "%s reactivated".formatted(user);
  }
}
