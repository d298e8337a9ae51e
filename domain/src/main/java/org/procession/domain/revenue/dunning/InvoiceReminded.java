package org.procession.domain.revenue.dunning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.receivables.InvoiceEvent;
import org.procession.domain.revenue.receivables.InvoiceId;

/** A client was reminded of an overdue invoice. */
public record InvoiceReminded(
    InvoiceId invoiceId,
    ClientId clientId,
    @Nullable ContactId contactId,
    String number,
    int level,
    DunningChannel channel,
    Money demand,
    LocalDate payBy)
    implements InvoiceEvent {
  @Override
  public String summary() {
    return "Reminder %d of invoice %s by %s: %s to be paid by %s"
        .formatted(level, number, channel.label(), demand, payBy);
  }
}
