package org.procession.domain.revenue.receivables;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.money.Money;

/** A fee or interest was charged on top of an invoice. */
public record InvoiceCharged(
    InvoiceId invoiceId,
    ClientId clientId,
    @Nullable ContactId contactId,
    String number,
    ChargeKind kind,
    String description,
    Money amount,
    Money open)
    implements InvoiceEvent {
  @Override
  public String summary() {
    return "%s of %s charged on invoice %s: %s"
        .formatted(kind.title(), amount, number, description);
  }
}
