package org.procession.domain.revenue.payables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.Totals;

/**
 * What is known of a bill.
 *
 * @param prepaid what the vendor had received before, in the bill's currency
 * @param round counts submissions: 0 for a draft, one more after each correction
 * @param submittedBy the user who handed it in, null for a draft
 * @param clientId the client for whom the cost was incurred, null for none
 */
public record BillRecord(
    BillId id,
    VendorId vendorId,
    String vendorName,
    BillKind kind,
    String number,
    LocalDate issueDate,
    LocalDate dueDate,
    BillCategory category,
    String currency,
    Totals totals,
    BigDecimal prepaid,
    List<DocumentLine> lines,
    BillStatus status,
    int round,
    Instant createdAt,
    String createdBy,
    @Nullable String submittedBy,
    @Nullable ClientId clientId,
    long version) {

  public BillRecord {
    lines = List.copyOf(lines);
  }
}
