package org.procession.domain.money;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.procession.domain.Problem;

/**
 * An amount in a currency, in as many decimals as the currency's minor unit has (ISO 4217). Sums
 * are exact; every rounding is half-up, as EN 16931 asks, and stands in the name of the method.
 */
@Embeddable
public record Money(
    @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, Currency currency)
    implements Comparable<Money> {

  /** Digits before the decimal point that the ledger stores. */
  private static final int MAX_INTEGER_DIGITS = 15;

  public Money {
    var decimals = decimals(currency);
    var stripped = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    if (stripped.scale() > decimals) {
      throw new AmountTooPrecise(amount, currency);
    }
    if (stripped.precision() - stripped.scale() > MAX_INTEGER_DIGITS) {
      throw new AmountTooLarge(currency);
    }
    amount = stripped.setScale(decimals);
  }

  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /** Rounds half-up to the currency's minor unit. */
  public static Money rounded(BigDecimal amount, Currency currency) {
    return new Money(amount.setScale(decimals(currency), RoundingMode.HALF_UP), currency);
  }

  /** Reads {@code "12000 EUR"}. */
  public static Money of(String text) {
    var parts = text.split(" ", 2);
    return new Money(new BigDecimal(parts[0]), Currencies.of(parts[1]));
  }

  public Money plus(Money other) {
    requireSame(other);
    return new Money(amount.add(other.amount), currency);
  }

  public Money minus(Money other) {
    return plus(other.negated());
  }

  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  @JsonIgnore
  public boolean isZero() {
    return amount.signum() == 0;
  }

  /** In another currency, at so many of its units for one of this, rounded half-up. */
  public Money convertedRounded(BigDecimal rate, Currency target) {
    return rounded(amount.multiply(rate), target);
  }

  @Override
  public int compareTo(Money other) {
    requireSame(other);
    return amount.compareTo(other.amount);
  }

  private void requireSame(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("%s and %s do not add up".formatted(this, other));
    }
  }

  private static int decimals(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }

  /** An amount has more decimals than its currency's minor unit. */
  public static final class AmountTooPrecise extends Problem {
    AmountTooPrecise(BigDecimal amount, Currency currency) {
      super(
          "AMOUNT_TOO_PRECISE",
          "%s has %d decimals; the amount given has %d."
              .formatted(currency, decimals(currency), amount.stripTrailingZeros().scale()));
    }
  }

  /** An amount is beyond what the ledger stores. */
  public static final class AmountTooLarge extends Problem {
    AmountTooLarge(Currency currency) {
      super(
          "AMOUNT_TOO_LARGE",
          "An amount in %s has at most %d digits before the decimal point."
              .formatted(currency, MAX_INTEGER_DIGITS));
    }
  }
}
