package org.procession.domain.revenue.receivables;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.money.Money;

/** A part of what is owed for an invoice was paid. */
public record InvoicePartlyPaid(
    InvoiceId invoiceId,
    ClientId clientId,
    @Nullable ContactId contactId,
    String number,
    Money open)
    implements InvoiceEvent {
  @Override
  public String summary() {
    return "Invoice %s paid in part; %s are still owed".formatted(number, open);
  }
}
