package org.procession.domain.revenue.receivables;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.money.Money;

/** What was owed for an invoice is given up. */
public record InvoiceWrittenOff(
    InvoiceId invoiceId,
    ClientId clientId,
    @Nullable ContactId contactId,
    String number,
    Money amount)
    implements InvoiceEvent {
  @Override
  public String summary() {
    return "Invoice %s written off: %s".formatted(number, amount);
  }
}
