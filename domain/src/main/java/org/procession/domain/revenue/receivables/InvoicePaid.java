package org.procession.domain.revenue.receivables;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;

/** Nothing is owed for an invoice any more. */
public record InvoicePaid(
    InvoiceId invoiceId, ClientId clientId, @Nullable ContactId contactId, String number)
    implements InvoiceEvent {
  @Override
  public String summary() {
    return "Invoice %s paid in full".formatted(number);
  }
}
