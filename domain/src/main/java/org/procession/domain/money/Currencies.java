package org.procession.domain.money;

import java.util.Currency;
import org.procession.domain.Problem;

/** Currencies by their ISO 4217 code. */
public final class Currencies {

  private Currencies() {}

  /**
   * @throws UnknownCurrency for a code that ISO 4217 does not have, or that is no money, such as
   *     XXX or XTS
   */
  public static Currency of(String code) {
    try {
      var currency = Currency.getInstance(code);
      if (currency.getDefaultFractionDigits() < 0) {
        throw new UnknownCurrency(code);
      }
      return currency;
    } catch (IllegalArgumentException e) {
      throw new UnknownCurrency(code);
    }
  }

  /** The code is none of ISO 4217. */
  public static final class UnknownCurrency extends Problem {
    UnknownCurrency(String code) {
      super(
          Kind.INVALID,
          "UNKNOWN_CURRENCY",
          "'%s' is no currency code of ISO 4217.".formatted(code),
          "currency");
    }
  }
}
