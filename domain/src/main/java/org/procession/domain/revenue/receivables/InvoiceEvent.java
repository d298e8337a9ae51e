package org.procession.domain.revenue.receivables;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** Something that happened to an invoice, and so concerns its client and the contact it goes to. */
public interface InvoiceEvent extends DomainEvent {

  InvoiceId invoiceId();

  ClientId clientId();

  @Nullable ContactId contactId();

  @Override
  default Subject subject() {
    return invoiceId().subject();
  }

  @Override
  default Set<Subject> concerns() {
    var contact = contactId();
    return contact == null
        ? Set.of(clientId().subject())
        : Set.of(clientId().subject(), contact.subject());
  }
}
