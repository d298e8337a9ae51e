package org.procession.domain.crm;

import java.util.List;
import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/**
 * Data of a contact were changed.
 *
 * @param changed which
 */
public record ContactChanged(
    ContactId contactId, ClientId clientId, String name, String clientName, List<String> changed)
    implements DomainEvent {

  public ContactChanged {
    changed = List.copyOf(changed);
  }

  @Override
  public Subject subject() {
    return contactId.subject();
  }

  @Override
  public Set<Subject> concerns() {
    return Set.of(clientId.subject());
  }

  @Override
  public String summary() {
    return "Contact %s of %s changed: %s".formatted(name, clientName, String.join(", ", changed));
  }
}
