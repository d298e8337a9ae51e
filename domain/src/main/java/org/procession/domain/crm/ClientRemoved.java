package org.procession.domain.crm;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A client was removed, to which nothing had happened but that it was created. */
public record ClientRemoved(ClientId clientId, String name) implements DomainEvent {
  @Override
  public Subject subject() {
    return clientId.subject();
  }

  @Override
  public String summary() {
    return "Client %s removed".formatted(name);
  }
}
