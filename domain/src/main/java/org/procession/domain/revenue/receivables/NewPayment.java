package org.procession.domain.revenue.receivables;

import java.time.LocalDate;
import org.procession.domain.Problem;
import org.procession.domain.money.Money;

/**
 * Money that came in for an invoice.
 *
 * @param key by which its sender knows it, unique among the tenant's payments: a bank's reference,
 *     or an id of the sender's own making
 * @param amount in the invoice's currency, more than nothing
 * @param receivedOn the day it was on the account
 */
public record NewPayment(InvoiceId invoiceId, String key, Money amount, LocalDate receivedOn) {

  /**
   * @throws PaymentInvalid when a field is wrong
   */
  public NewPayment {
    key = key.strip();
    if (key.isEmpty() || key.length() > 100 || key.chars().anyMatch(Character::isISOControl)) {
      throw new PaymentInvalid(
          "paymentKey", "A payment's key has 1 to 100 characters on one line.");
    }
    if (amount.amount().signum() <= 0) {
      throw new PaymentInvalid("amount", "A payment is more than nothing.");
    }
    if (receivedOn.getYear() < 1970) {
      throw new PaymentInvalid("receivedOn", "A payment is received in 1970 or later.");
    }
  }

  void requireReceivedBy(LocalDate today) {
    if (receivedOn.isAfter(today)) {
      throw new PaymentInvalid(
          "receivedOn", "A payment is recorded when it is there; today is %s.".formatted(today));
    }
  }

  /** A field of the payment is wrong. */
  public static final class PaymentInvalid extends Problem {
    PaymentInvalid(String field, String detail) {
      super(Kind.INVALID, "PAYMENT_INVALID", detail, field);
    }
  }
}
