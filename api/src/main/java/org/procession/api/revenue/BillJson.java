package org.procession.api.revenue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.Decimal;
import org.procession.domain.crm.ClientId;
import org.procession.domain.money.Currencies;
import org.procession.domain.revenue.payables.BillCategory;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillKind;
import org.procession.domain.revenue.payables.BillRecord;
import org.procession.domain.revenue.payables.BillStatus;
import org.procession.domain.revenue.payables.VendorId;

/** A bill as clients see it. */
@Schema(name = "Bill", description = "A vendor's demand for payment.")
record BillJson(
    BillId id,
    VendorId vendorId,
    @Schema(example = "Paper Mill") String vendorName,
    BillKind kind,
    @Schema(example = "R-2026-17") String number,
    @Schema(example = "2026-03-02") LocalDate issueDate,
    @Schema(example = "2026-04-01") LocalDate dueDate,
    @Schema(example = "EUR") String currency,
    BillCategory category,
    List<DocumentLineJson> lines,
    TotalsJson totals,
    @Schema(description = "What the vendor had received before it sent the bill.", example = "0.00")
        Decimal prepaid,
    BillStatus status,
    @Schema(description = "Counts submissions: 0 for a draft, one more after each correction.")
        int round,
    Instant createdAt,
    @Schema(description = "Who entered it.", example = "user:clerk") String createdBy,
    @Schema(description = "The user who handed it in; absent for a draft.", example = "clerk")
        @Nullable String submittedBy,
    @Schema(description = "The client for whom the cost was incurred.")
        @Nullable ClientId clientId) {

  static BillJson of(BillRecord bill) {
    var currency = Currencies.of(bill.currency());
    return new BillJson(
        bill.id(),
        bill.vendorId(),
        bill.vendorName(),
        bill.kind(),
        bill.number(),
        bill.issueDate(),
        bill.dueDate(),
        bill.currency(),
        bill.category(),
        bill.lines().stream().map(line -> DocumentLineJson.of(line, currency)).toList(),
        TotalsJson.of(bill.totals(), currency),
        Decimal.amount(bill.prepaid(), currency),
        bill.status(),
        bill.round(),
        bill.createdAt(),
        bill.createdBy(),
        bill.submittedBy(),
        bill.clientId());
  }
}
