package org.procession.domain.identity;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** An invited person became a user. */
public record InvitationAccepted(UserId user) implements DomainEvent {

  @Override
  public Subject subject() {
    return IdentitySubjects.user(user);
  }

  @Override
  public String summary() {
    return "Invitation of %s accepted".formatted(user);
  }
}
