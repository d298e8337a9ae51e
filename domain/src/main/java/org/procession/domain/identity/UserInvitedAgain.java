package org.procession.domain.identity;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** An invitation was sent again; the one before is worth nothing. */
public record UserInvitedAgain(UserId user) implements DomainEvent {

  @Override
  public Subject subject() {
    return IdentitySubjects.user(user);
  }

  @Override
  public String summary() {
    return "%s invited again".formatted(user);
  }
}
