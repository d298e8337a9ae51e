package org.procession.domain.revenue.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.procession.domain.money.Money;

/**
 * What was charged on top of an invoice.
 *
 * @param key what it was charged for
 */
public record ChargeRecord(
    UUID id,
    InvoiceId invoiceId,
    ChargeKind kind,
    String key,
    Money amount,
    LocalDate chargedOn,
    String description,
    Instant recordedAt) {}
