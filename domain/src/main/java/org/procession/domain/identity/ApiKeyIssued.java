package org.procession.domain.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** Programs can act for a user with a new key. */
public record ApiKeyIssued(
    ApiKeyId key,
    UserId user,
    String prefix,
    String name,
    List<String> permissions,
    Instant expiresAt)
    implements DomainEvent {

  static ApiKeyIssued of(ApiKeyRecord key) {
    return new ApiKeyIssued(
        key.id(), key.user(), key.prefix(), key.name(), key.permissions().texts(), key.expiresAt());
  }

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
    return "API key %s (%s) issued for %s".formatted(prefix, name, user);
  }
}
