package org.procession.domain.revenue.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.procession.domain.money.Money;

/**
 * What is known of a payment.
 *
 * @param invoiceId the invoice that it settles, in part or in full
 * @param key by which its sender knows it
 * @param recordedBy the reference of the actor
 */
public record PaymentRecord(
    UUID id,
    InvoiceId invoiceId,
    String key,
    Money amount,
    LocalDate receivedOn,
    Instant recordedAt,
    String recordedBy) {

  /** Whether a payment that comes again is this one. */
  boolean isOf(NewPayment payment) {
    return invoiceId.equals(payment.invoiceId())
        && amount.equals(payment.amount())
        && receivedOn.equals(payment.receivedOn());
  }
}
