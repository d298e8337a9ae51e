package org.procession.api.revenue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.procession.api.json.Decimal;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.PaymentRecord;

/** A payment as clients see it. */
@Schema(name = "Payment", description = "Money that came in for an invoice.")
record PaymentJson(
    UUID id,
    InvoiceId invoiceId,
    @Schema(description = "By which its sender knows it.", example = "bank-2026-03-10-0042")
        String paymentKey,
    @Schema(example = "1190.00") Decimal amount,
    @Schema(example = "EUR") String currency,
    @Schema(example = "2026-03-10") LocalDate receivedOn,
    Instant recordedAt,
    @Schema(description = "Who recorded it.", example = "user:finance") String recordedBy) {

  static PaymentJson of(PaymentRecord payment) {
    return new PaymentJson(
        payment.id(),
        payment.invoiceId(),
        payment.key(),
        new Decimal(payment.amount().amount()),
        payment.amount().currency().getCurrencyCode(),
        payment.receivedOn(),
        payment.recordedAt(),
        payment.recordedBy());
  }
}
