package org.procession.domain.revenue.receivables;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.money.Money;

/**
 * The day on which an invoice was due has passed, and something is owed. The event starts {@code
 * InvoiceDunningProcess}.
 */
public record InvoiceOverdue(
    InvoiceId invoiceId,
    ClientId clientId,
    @Nullable ContactId contactId,
    String number,
    Money open,
    LocalDate dueDate)
    implements InvoiceEvent {
  @Override
  public String summary() {
    return "Invoice %s overdue: %s were due on %s".formatted(number, open, dueDate);
  }
}
