package org.procession.domain.revenue.receivables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.Totals;

/**
 * What is known of an invoice. Amounts are in its currency.
 *
 * @param number null for a draft
 * @param charges what was charged on top, oldest first
 * @param payments oldest first
 * @param open what is owed: gross and charges less payments, nothing for a draft
 * @param overdueDays days since it was due, 0 when it is not overdue
 * @param createdBy the reference of the actor
 * @param issuedAt null for a draft
 */
public record InvoiceRecord(
    InvoiceId id,
    @Nullable String number,
    ClientId clientId,
    String clientName,
    @Nullable ContactId contactId,
    LocalDate issueDate,
    LocalDate dueDate,
    String currency,
    List<DocumentLine> lines,
    Totals totals,
    List<ChargeRecord> charges,
    List<PaymentRecord> payments,
    BigDecimal open,
    InvoiceStatus status,
    int overdueDays,
    Instant createdAt,
    String createdBy,
    @Nullable Instant issuedAt,
    long version) {

  public InvoiceRecord {
    lines = List.copyOf(lines);
    charges = List.copyOf(charges);
    payments = List.copyOf(payments);
  }
}
