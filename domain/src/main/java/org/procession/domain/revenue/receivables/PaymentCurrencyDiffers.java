package org.procession.domain.revenue.receivables;

import java.util.Currency;
import org.procession.domain.Problem;

/** The payment is in another currency than the invoice. */
public final class PaymentCurrencyDiffers extends Problem {
  PaymentCurrencyDiffers(Currency paid, Currency owed) {
    super(
        Kind.INVALID,
        "PAYMENT_CURRENCY_DIFFERS",
        "The invoice is in %s, the payment in %s: record what it was worth in %s."
            .formatted(owed, paid, owed),
        "currency");
  }
}
