package org.procession.domain.revenue.dunning;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.revenue.receivables.InvoiceEvent;
import org.procession.domain.revenue.receivables.InvoiceId;

/** A pause of dunning ended before its day: the dispute is resolved, or the promise withdrawn. */
public record DunningResumed(
    InvoiceId invoiceId, ClientId clientId, @Nullable ContactId contactId, String number)
    implements InvoiceEvent {
  @Override
  public String summary() {
    return "Dunning of invoice %s goes on".formatted(number);
  }
}
