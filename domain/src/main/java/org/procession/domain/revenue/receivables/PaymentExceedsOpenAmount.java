package org.procession.domain.revenue.receivables;

import org.procession.domain.Problem;
import org.procession.domain.money.Money;

/** More is paid than is owed. */
public final class PaymentExceedsOpenAmount extends Problem {
  PaymentExceedsOpenAmount(Money amount, Money open) {
    super(
        Kind.CONFLICT,
        "PAYMENT_EXCEEDS_OPEN_AMOUNT",
        "The payment is over %s, but only %s are owed: record no more than that."
            .formatted(amount, open),
        "amount");
  }
}
