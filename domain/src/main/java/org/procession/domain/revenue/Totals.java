package org.procession.domain.revenue;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.procession.domain.Problem;
import org.procession.domain.money.Money;

/**
 * What the lines of a bill or an invoice come to. Tax is calculated on the sum of each category and
 * rate and rounded half-up there (EN 16931, BR-CO-17), not line by line.
 */
@Embeddable
public record Totals(BigDecimal net, BigDecimal tax, BigDecimal gross) {

  /**
   * @throws org.procession.domain.money.Money.AmountTooPrecise when a line has more decimals than
   *     the currency
   */
  public static Totals of(List<DocumentLine> lines, Currency currency) {
    var net = Money.zero(currency);
    Map<BigDecimal, Money> taxable = new TreeMap<>();
    for (var line : lines) {
      var lineNet = new Money(line.net(), currency);
      net = net.plus(lineNet);
      taxable.merge(line.taxRate().stripTrailingZeros(), lineNet, Money::plus);
    }
    var tax = Money.zero(currency);
    for (var group : taxable.entrySet()) {
      tax = tax.plus(taxOn(group.getValue(), group.getKey()));
    }
    return new Totals(net.amount(), tax.amount(), net.plus(tax).amount());
  }

  private static Money taxOn(Money taxable, BigDecimal rate) {
    return taxable.convertedRounded(rate.movePointLeft(2), taxable.currency());
  }

  /** Whether these are the same amounts, with however many zeros at their ends. */
  public boolean isSameAs(Totals other) {
    return net.compareTo(other.net) == 0
        && tax.compareTo(other.tax) == 0
        && gross.compareTo(other.gross) == 0;
  }

  /**
   * @throws TotalsDoNotAddUp when any of the three differs from what was stated
   */
  public void requireEqualTo(Totals stated) {
    requireEqual("net", stated.net, net);
    requireEqual("tax", stated.tax, tax);
    requireEqual("gross", stated.gross, gross);
  }

  private static void requireEqual(String name, BigDecimal stated, BigDecimal computed) {
    if (stated.compareTo(computed) != 0) {
      throw new TotalsDoNotAddUp("totals." + name, stated, computed);
    }
  }

  /** What was stated is not what the lines come to. */
  public static final class TotalsDoNotAddUp extends Problem {
    TotalsDoNotAddUp(String field, BigDecimal stated, BigDecimal computed) {
      super(
          Kind.INVALID,
          "TOTALS_DO_NOT_ADD_UP",
          "%s is stated as %s, but the lines come to %s."
              .formatted(field, stated.toPlainString(), computed.toPlainString()),
          field);
    }
  }
}
