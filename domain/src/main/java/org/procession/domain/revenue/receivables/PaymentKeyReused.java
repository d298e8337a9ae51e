package org.procession.domain.revenue.receivables;

import org.procession.domain.Problem;

/** Another payment has this key. */
public final class PaymentKeyReused extends Problem {
  PaymentKeyReused(PaymentRecord other) {
    super(
        Kind.CONFLICT,
        "PAYMENT_KEY_REUSED",
        "With this key %s for invoice %s, received on %s, are recorded already: use a key of its own."
            .formatted(other.amount(), other.invoiceId(), other.receivedOn()),
        "paymentKey");
  }
}
