package org.procession.domain.crm;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A client was created. */
public record ClientCreated(ClientId clientId, String name, ClientSegment segment)
    implements DomainEvent {
  @Override
  public Subject subject() {
    return clientId.subject();
  }

  @Override
  public String summary() {
    return "Client %s created".formatted(name);
  }
}
