package org.procession.domain.revenue.receivables;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.money.Money;

/** An invoice got its number, stands in the ledger, and is owed. */
public record InvoiceIssued(
    InvoiceId invoiceId,
    ClientId clientId,
    @Nullable ContactId contactId,
    String clientName,
    String number,
    Money gross,
    LocalDate issueDate,
    LocalDate dueDate)
    implements InvoiceEvent {
  @Override
  public String summary() {
    return "Invoice %s to %s over %s issued, due on %s"
        .formatted(number, clientName, gross, dueDate);
  }
}
