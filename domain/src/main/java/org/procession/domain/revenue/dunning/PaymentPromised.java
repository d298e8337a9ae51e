package org.procession.domain.revenue.dunning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.receivables.InvoiceEvent;
import org.procession.domain.revenue.receivables.InvoiceId;

/**
 * A client says when it will pay; dunning pauses.
 *
 * @param until the day by which it will, and the last day of the pause
 * @param amount null for all that is owed
 */
public record PaymentPromised(
    InvoiceId invoiceId,
    ClientId clientId,
    @Nullable ContactId contactId,
    String number,
    LocalDate until,
    @Nullable Money amount)
    implements InvoiceEvent {
  @Override
  public String summary() {
    return "Payment of %s invoice %s promised by %s, dunning pauses"
        .formatted(amount == null ? "all of" : amount + " for", number, until);
  }
}
