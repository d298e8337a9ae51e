package org.procession.api.revenue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.Decimal;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.money.Currencies;
import org.procession.domain.revenue.receivables.ChargeKind;
import org.procession.domain.revenue.receivables.ChargeRecord;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.InvoiceRecord;
import org.procession.domain.revenue.receivables.InvoiceStatus;

/** An invoice as clients see it. */
@Schema(name = "Invoice", description = "What a client owes for something.")
record InvoiceJson(
    InvoiceId id,
    @Schema(description = "Without gaps within a year; absent for a draft.", example = "2026-00017")
        @Nullable String number,
    ClientId clientId,
    @Schema(example = "Book Shop") String clientName,
    @Nullable ContactId contactId,
    @Schema(example = "2026-03-02") LocalDate issueDate,
    @Schema(example = "2026-03-16") LocalDate dueDate,
    @Schema(example = "EUR") String currency,
    List<DocumentLineJson> lines,
    TotalsJson totals,
    @Schema(description = "What was charged on top, oldest first.") List<ChargeJson> charges,
    @Schema(description = "Oldest first.") List<PaymentJson> payments,
    @Schema(
            description =
                "What is owed: the gross total and all charges, less all payments; nothing for a"
                    + " draft.",
            example = "1190.00")
        Decimal open,
    InvoiceStatus status,
    @Schema(
            description =
                "Days since it was due, in the tenant's time zone; 0 when it is not overdue.",
            example = "0")
        int overdueDays,
    Instant createdAt,
    @Schema(description = "Who entered it.", example = "user:clerk") String createdBy,
    @Schema(description = "Absent for a draft.") @Nullable Instant issuedAt) {

  @Schema(name = "Charge", description = "What was charged on top of an invoice.")
  record ChargeJson(
      UUID id,
      ChargeKind kind,
      @Schema(example = "5.00") Decimal amount,
      @Schema(example = "2026-04-14") LocalDate chargedOn,
      @Schema(example = "Second reminder") String description) {

    static ChargeJson of(ChargeRecord charge) {
      return new ChargeJson(
          charge.id(),
          charge.kind(),
          new Decimal(charge.amount().amount()),
          charge.chargedOn(),
          charge.description());
    }
  }

  static InvoiceJson of(InvoiceRecord invoice) {
    var currency = Currencies.of(invoice.currency());
    return new InvoiceJson(
        invoice.id(),
        invoice.number(),
        invoice.clientId(),
        invoice.clientName(),
        invoice.contactId(),
        invoice.issueDate(),
        invoice.dueDate(),
        invoice.currency(),
        invoice.lines().stream().map(line -> DocumentLineJson.of(line, currency)).toList(),
        TotalsJson.of(invoice.totals(), currency),
        invoice.charges().stream().map(ChargeJson::of).toList(),
        invoice.payments().stream().map(PaymentJson::of).toList(),
        new Decimal(invoice.open()),
        invoice.status(),
        invoice.overdueDays(),
        invoice.createdAt(),
        invoice.createdBy(),
        invoice.issuedAt());
  }
}
