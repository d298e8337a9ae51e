package org.procession.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

class MoneyTest {

  @Example
  void hasAsManyDecimalsAsItsCurrency() {
    assertThat(Money.of("12 EUR")).hasToString("12.00 EUR");
    assertThat(Money.of("12 JPY")).hasToString("12 JPY");
    assertThat(Money.of("12 KWD")).hasToString("12.000 KWD");
  }

  @Example
  void refusesMoreDecimalsThanItsCurrencyHas() {
    assertThatThrownBy(() -> Money.of("0.001 EUR")).isInstanceOf(Money.AmountTooPrecise.class);
    assertThatThrownBy(() -> Money.of("0.5 JPY")).isInstanceOf(Money.AmountTooPrecise.class);
    assertThat(Money.of("0.100000 EUR")).isEqualTo(Money.of("0.1 EUR"));
  }

  @Example
  void refusesWhatTheLedgerCannotStore() {
    assertThatThrownBy(() -> Money.of("1e15 EUR")).isInstanceOf(Money.AmountTooLarge.class);
    assertThatThrownBy(() -> Money.of("1e400 EUR")).isInstanceOf(Money.AmountTooLarge.class);
    assertThat(Money.of("999999999999999.99 EUR").amount()).isPositive();
  }

  @Example
  void refusesWhatIsNoCurrency() {
    for (var code : List.of("EURO", "eur", "XXX", "", "ABC")) {
      assertThatThrownBy(() -> Currencies.of(code)).isInstanceOf(Currencies.UnknownCurrency.class);
    }
  }

  @Example
  void roundsHalfUp() {
    var euro = Currencies.of("EUR");
    assertThat(Money.rounded(new BigDecimal("0.005"), euro)).isEqualTo(Money.of("0.01 EUR"));
    assertThat(Money.rounded(new BigDecimal("-0.005"), euro)).isEqualTo(Money.of("-0.01 EUR"));
    assertThat(Money.rounded(new BigDecimal("0.0049"), euro)).isEqualTo(Money.of("0 EUR"));
  }

  @Example
  void doesNotAddUpAcrossCurrencies() {
    var euro = Money.of("1 EUR");
    var dollar = Money.of("1 USD");
    assertThatThrownBy(() -> euro.plus(dollar)).isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void standsInEventsAsTextSoThatNoReaderTakesItForAFloatingPointNumber() {
    assertThat(new JsonMapper().writeValueAsString(Money.of("12 EUR")))
        .isEqualTo("{\"amount\":\"12.00\",\"currency\":\"EUR\"}");
  }

  @Property
  void losesNothingInSums(@ForAll("amounts") List<Money> amounts) {
    var forwards = amounts.stream().reduce(Money.of("0 EUR"), Money::plus);
    var backwards = amounts.reversed().stream().reduce(Money.of("0 EUR"), Money::plus);
    assertThat(forwards).isEqualTo(backwards);
    assertThat(amounts.stream().reduce(forwards, Money::minus).isZero()).isTrue();
  }

  @Provide
  Arbitrary<List<Money>> amounts() {
    return Arbitraries.longs()
        .between(-1_000_000_00L, 1_000_000_00L)
        .map(cents -> new Money(BigDecimal.valueOf(cents, 2), Currencies.of("EUR")))
        .list()
        .ofMaxSize(50);
  }
}
