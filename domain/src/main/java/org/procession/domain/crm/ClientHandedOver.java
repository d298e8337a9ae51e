package org.procession.domain.crm;

import org.jspecify.annotations.Nullable;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.identity.UserId;

/**
 * Somebody else answers for a client.
 *
 * @param from null when nobody did
 */
public record ClientHandedOver(ClientId clientId, String name, @Nullable UserId from, UserId to)
    implements DomainEvent {

  @Override
  public Subject subject() {
    return clientId.subject();
  }

  @Override
  public String summary() {
    return from == null
        ? "Client %s handed to %s".formatted(name, to)
        : "Client %s handed over from %s to %s".formatted(name, from, to);
  }
}
