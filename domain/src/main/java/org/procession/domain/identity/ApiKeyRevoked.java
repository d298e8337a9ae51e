package org.procession.domain.identity;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A key lets nobody in any more. */
public record ApiKeyRevoked(ApiKeyId key, UserId user, String prefix) implements DomainEvent {

  @Override
  public Subject subject() {
    return key.subject();
  }

  @Override
  public Set<Subject> concerns() {
    return Set.of(IdentitySubjects.user(user));
  }

  @Override
  public String summary() {
    return "API key %s of %s revoked".formatted(prefix, user);
  }
}
