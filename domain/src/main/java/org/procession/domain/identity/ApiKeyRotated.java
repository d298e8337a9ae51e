package org.procession.domain.identity;

import java.time.Instant;
import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** Another key takes the place of one, which is valid for a while yet. */
public record ApiKeyRotated(
    ApiKeyId key, UserId user, String prefix, ApiKeyId successor, Instant expiresAt)
    implements DomainEvent {

  @Override
  public Subject subject() {
    return key.subject();
  }

  @Override
  public Set<Subject> concerns() {
    return Set.of(IdentitySubjects.user(user), successor.subject());
  }

  @Override
  public String summary() {
    return "API key %s of %s replaced by another".formatted(prefix, user);
  }
}
