package org.procession.domain.revenue.dunning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.revenue.receivables.InvoiceEvent;
import org.procession.domain.revenue.receivables.InvoiceId;

/**
 * A client says that an invoice is wrong; dunning pauses.
 *
 * @param until the last day of the pause
 */
public record InvoiceDisputed(
    InvoiceId invoiceId,
    ClientId clientId,
    @Nullable ContactId contactId,
    String number,
    String reason,
    LocalDate until)
    implements InvoiceEvent {
  @Override
  public String summary() {
    return "Invoice %s disputed, dunning pauses until %s: %s".formatted(number, until, reason);
  }
}
