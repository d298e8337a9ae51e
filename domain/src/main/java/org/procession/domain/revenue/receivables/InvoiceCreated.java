package org.procession.domain.revenue.receivables;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.money.Money;

/** An invoice was entered as a draft. */
public record InvoiceCreated(
    InvoiceId invoiceId,
    ClientId clientId,
    @Nullable ContactId contactId,
    String clientName,
    Money gross)
    implements InvoiceEvent {
  @Override
  public String summary() {
    return "Invoice to %s over %s drafted".formatted(clientName, gross);
  }
}
