package org.procession.domain.revenue;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;
import org.procession.domain.money.Money;

/**
 * A line of a bill or an invoice, in the currency of the document.
 *
 * @param net quantity times unit price, as far as the seller's own allowances on the line leave it
 *     so
 * @param taxRate in percent, 0 in categories that have none
 */
@Embeddable
public record DocumentLine(
    String description,
    BigDecimal quantity,
    BigDecimal unitPrice,
    BigDecimal net,
    @Enumerated(EnumType.STRING) TaxCategory taxCategory,
    BigDecimal taxRate) {

  private static final int MAX_DECIMALS = 6;
  private static final int MAX_AMOUNT_DIGITS = 15;
  private static final BigDecimal TOO_LARGE = new BigDecimal("1e12");
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  public DocumentLine {
    description = description.strip();
    if (description.isEmpty() || description.length() > 1000) {
      throw new LineInvalid("description", "A line's description has 1 to 1000 characters.");
    }
    requireStorable("quantity", quantity);
    requireStorable("unitPrice", unitPrice);
    if (net.precision() - net.scale() > MAX_AMOUNT_DIGITS) {
      throw new LineInvalid(
          "net", "An amount has at most %d digits before the point.".formatted(MAX_AMOUNT_DIGITS));
    }
    if (taxRate.signum() < 0
        || taxRate.compareTo(HUNDRED) > 0
        || taxRate.stripTrailingZeros().scale() > 4) {
      throw new LineInvalid("taxRate", "A tax rate is 0 to 100 percent with at most 4 decimals.");
    }
    if (!taxCategory.isRated() && taxRate.signum() != 0) {
      throw new LineInvalid(
          "taxRate", "Tax category %s has no rate: it must be 0.".formatted(taxCategory));
    }
    if (taxCategory == TaxCategory.S && taxRate.signum() == 0) {
      throw new LineInvalid(
          "taxRate", "Tax category S has a rate above 0; for zero rated goods it is Z.");
    }
    quantity = plain(quantity);
    unitPrice = plain(unitPrice);
    net = plain(net);
    taxRate = plain(taxRate);
  }

  /** Equal numbers get equal digits, so that lines are equal when they say the same. */
  private static BigDecimal plain(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * The net amount of a line, rounded half-up.
   *
   * @param stated as the document has it, or null
   * @throws LineInvalid when it is stated and differs, or when quantity or price have more digits
   *     than are stored
   */
  public static BigDecimal net(
      BigDecimal quantity, BigDecimal unitPrice, @Nullable BigDecimal stated, Currency currency) {
    requireStorable("quantity", quantity);
    requireStorable("unitPrice", unitPrice);
    var computed = Money.rounded(quantity.multiply(unitPrice), currency);
    if (stated != null && !new Money(stated, currency).equals(computed)) {
      throw new LineInvalid(
          "net",
          "Quantity times unit price is %s, not %s."
              .formatted(computed.amount().toPlainString(), stated.toPlainString()));
    }
    return computed.amount();
  }

  private static void requireStorable(String field, BigDecimal number) {
    if (number.stripTrailingZeros().scale() > MAX_DECIMALS
        || number.abs().compareTo(TOO_LARGE) >= 0) {
      throw new LineInvalid(
          field,
          "A %s has at most 12 digits and 6 decimals."
              .formatted(field.equals("quantity") ? "quantity" : "price"));
    }
  }

  /** A field of a line is wrong. */
  public static final class LineInvalid extends Problem {
    LineInvalid(String field, String detail) {
      super(Kind.INVALID, "LINE_INVALID", detail, field);
    }
  }
}
