package org.procession.domain.revenue.dunning;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.revenue.receivables.InvoiceEvent;
import org.procession.domain.revenue.receivables.InvoiceId;

/** A person decided on collection who may not, or whose answer was incomplete. */
public record CollectionDecisionNotAccepted(
    InvoiceId invoiceId,
    ClientId clientId,
    @Nullable ContactId contactId,
    String number,
    String decidedBy,
    String reason)
    implements InvoiceEvent {
  @Override
  public String summary() {
    return "Decision on the collection of invoice %s not accepted: %s".formatted(number, reason);
  }
}
