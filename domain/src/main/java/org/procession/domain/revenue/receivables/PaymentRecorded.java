package org.procession.domain.revenue.receivables;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.money.Money;

/** Money came in for an invoice. */
public record PaymentRecorded(
    InvoiceId invoiceId,
    ClientId clientId,
    @Nullable ContactId contactId,
    String number,
    UUID paymentId,
    Money amount,
    LocalDate receivedOn)
    implements InvoiceEvent {
  @Override
  public String summary() {
    return "%s received for invoice %s on %s".formatted(amount, number, receivedOn);
  }
}
