package org.procession.domain.crm;

import java.util.List;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/**
 * Data of a client were changed.
 *
 * @param changed which
 */
public record ClientChanged(ClientId clientId, String name, List<String> changed)
    implements DomainEvent {

  public ClientChanged {
    changed = List.copyOf(changed);
  }

  @Override
  public Subject subject() {
    return clientId.subject();
  }

  @Override
  public String summary() {
    return "Client %s changed: %s".formatted(name, String.join(", ", changed));
  }
}
