package org.procession.domain.revenue.dunning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.identity.UserId;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.receivables.InvoiceEvent;
import org.procession.domain.revenue.receivables.InvoiceId;

/**
 * Finance decided what becomes of an invoice that nobody paid.
 *
 * @param outcome null when the client gets more time
 * @param moreTimeUntil the last day of more time, null without
 * @param open what was owed then
 */
public record CollectionDecided(
    InvoiceId invoiceId,
    ClientId clientId,
    @Nullable ContactId contactId,
    String number,
    UserId decidedBy,
    @Nullable CollectionOutcome outcome,
    @Nullable LocalDate moreTimeUntil,
    Money open,
    String reason)
    implements InvoiceEvent {
  @Override
  public String summary() {
    var decision =
        switch (outcome) {
          case AGENCY -> "%s handed over to a collection agency".formatted(open);
          case WRITE_OFF -> "%s given up".formatted(open);
          case null -> "more time until %s".formatted(moreTimeUntil);
        };
    return "Collection of invoice %s decided: %s: %s".formatted(number, decision, reason);
  }
}
