package org.procession.domain.revenue.receivables;

import java.time.LocalDate;
import org.procession.domain.Problem;
import org.procession.domain.money.Money;

/**
 * Something to be charged on top of an invoice.
 *
 * @param key what it is charged for, such as the level of a reminder; an invoice has one charge of
 *     a kind for it
 * @param amount in the invoice's currency, more than nothing
 * @param chargedOn the day in the books
 * @param description for the reader of the invoice's account, 1 to 200 characters
 */
public record NewCharge(
    InvoiceId invoiceId,
    ChargeKind kind,
    String key,
    Money amount,
    LocalDate chargedOn,
    String description) {

  /**
   * @throws ChargeInvalid when a field is wrong
   */
  public NewCharge {
    if (key.isBlank() || key.length() > 100) {
      throw new ChargeInvalid("key", "A charge's key has 1 to 100 characters.");
    }
    if (amount.amount().signum() <= 0) {
      throw new ChargeInvalid("amount", "A charge is more than nothing.");
    }
    if (description.isBlank() || description.length() > 200) {
      throw new ChargeInvalid("description", "A charge's description has 1 to 200 characters.");
    }
  }

  /** A field of the charge is wrong. */
  public static final class ChargeInvalid extends Problem {
    ChargeInvalid(String field, String detail) {
      super(Kind.INVALID, "CHARGE_INVALID", detail, field);
    }
  }
}
