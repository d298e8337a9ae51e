package org.procession.domain.revenue.receivables;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.revenue.DocumentLine;

/**
 * An invoice to be created.
 *
 * @param contactId the client's contact whom it goes to; null for the client itself
 * @param issueDate null for today in the tenant's time zone
 * @param dueDate null for the issue date and the client's payment terms
 * @param lines with negative ones for discounts
 */
public record NewInvoice(
    ClientId clientId,
    @Nullable ContactId contactId,
    @Nullable LocalDate issueDate,
    @Nullable LocalDate dueDate,
    Currency currency,
    List<DocumentLine> lines) {

  static final int MAX_LINES = 2000;

  /**
   * @throws InvoiceInvalid when it has no lines
   */
  public NewInvoice {
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new InvoiceInvalid("lines", "An invoice has 1 to %d lines.".formatted(MAX_LINES));
    }
    lines = List.copyOf(lines);
  }
}
