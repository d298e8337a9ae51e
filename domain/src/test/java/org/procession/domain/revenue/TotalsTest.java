package org.procession.domain.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.procession.domain.revenue.payables.BillLines.line;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;

class TotalsTest {

  @Example
  void roundsTaxOnceForEachRateAndNotForEachLine() {
    // 3 x 0.03 at 19 %: 0.0171, rounded 0.02; rounded line by line it would be 0.03.
    var lines =
        List.of(
            line("0.03", TaxCategory.S, "19"),
            line("0.03", TaxCategory.S, "19.0"),
            line("0.03", TaxCategory.S, "19.00"));
    assertThat(Totals.of(lines, Currencies.of("EUR"))).isEqualTo(totals("0.09", "0.02", "0.11"));
  }

  @Example
  void addsUpSeveralRates() {
    var lines =
        List.of(
            line("100.00", TaxCategory.S, "19"),
            line("50.00", TaxCategory.S, "7"),
            line("10.00", TaxCategory.Z, "0"));
    assertThat(Totals.of(lines, Currencies.of("EUR")))
        .isEqualTo(totals("160.00", "22.50", "182.50"));
  }

  @Example
  void namesTheTotalThatIsWrong() {
    var right = totals("100.00", "19.00", "119.00");
    assertThatThrownBy(() -> right.requireEqualTo(totals("100.00", "19.01", "119.01")))
        .isInstanceOfSatisfying(
            Totals.TotalsDoNotAddUp.class,
            problem -> {
              assertThat(problem.field()).contains("totals.tax");
              assertThat(problem).hasMessageContaining("19.01").hasMessageContaining("19.00");
            });
  }

  @Example
  void refusesMoreDecimalsThanTheCurrencyHas() {
    var lines = List.of(line("0.5", TaxCategory.Z, "0"));
    var yen = Currencies.of("JPY");
    assertThatThrownBy(() -> Totals.of(lines, yen)).isInstanceOf(Money.AmountTooPrecise.class);
  }

  @Property
  void areNetPlusTaxInAnyOrderOfLines(@ForAll("lines") List<DocumentLine> lines) {
    var totals = Totals.of(lines, Currencies.of("EUR"));
    assertThat(totals.gross()).isEqualByComparingTo(totals.net().add(totals.tax()));
    assertThat(Totals.of(lines.reversed(), Currencies.of("EUR"))).isEqualTo(totals);
  }

  @Property
  void taxIsWithinHalfACentOfExactForEachRate(@ForAll("lines") List<DocumentLine> lines) {
    var exact =
        lines.stream()
            .map(line -> line.net().multiply(line.taxRate()).movePointLeft(2))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var rates = lines.stream().map(line -> line.taxRate().stripTrailingZeros()).distinct().count();
    var tolerance = new BigDecimal("0.005").multiply(BigDecimal.valueOf(rates));
    assertThat(Totals.of(lines, Currencies.of("EUR")).tax().subtract(exact).abs())
        .isLessThanOrEqualTo(tolerance.setScale(4, RoundingMode.UNNECESSARY));
  }

  @Provide
  Arbitrary<List<DocumentLine>> lines() {
    var nets = Arbitraries.longs().between(-100_000, 10_000_000);
    var rates = Arbitraries.of("19", "7", "5.5", "21.0", "0");
    return Combinators.combine(nets, rates)
        .as(
            (net, rate) ->
                line(
                    BigDecimal.valueOf(net, 2).toPlainString(),
                    rate.equals("0") ? TaxCategory.Z : TaxCategory.S,
                    rate))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static Totals totals(String net, String tax, String gross) {
    return new Totals(new BigDecimal(net), new BigDecimal(tax), new BigDecimal(gross));
  }
}
