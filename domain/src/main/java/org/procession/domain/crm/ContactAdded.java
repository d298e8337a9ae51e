package org.procession.domain.crm;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A contact was added to a client. */
public record ContactAdded(
    ContactId contactId, ClientId clientId, String name, String clientName, boolean billing)
    implements DomainEvent {
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
    return "%s added as %s of %s"
        .formatted(name, billing ? "billing contact" : "contact", clientName);
  }
}
