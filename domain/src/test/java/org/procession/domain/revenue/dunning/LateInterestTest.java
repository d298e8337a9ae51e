package org.procession.domain.revenue.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;

class LateInterestTest {

  private static final LocalDate DUE = LocalDate.of(2026, 11, 1);

  @ParameterizedTest
  @CsvSource({
    "1190.00 EUR, 9, 15, 4.40 EUR", // 4.4013…
    "1000.00 EUR, 9, 365, 90.00 EUR",
    "1000.00 EUR, 9, 366, 90.25 EUR",
    "100.00 EUR, 5, 1, 0.01 EUR", // 0.0136…
    "36500.00 EUR, 1, 1, 1.00 EUR",
    "182.50 EUR, 1, 1, 0.01 EUR", // half a cent is a cent
    "100000 JPY, 9, 15, 370 JPY", // 369.86…
    "1000.000 KWD, 9, 15, 3.699 KWD",
  })
  void isPercentAYearOver365Days(String principal, BigDecimal percent, int days, String interest) {
    var until = DUE.plusDays(days);
    assertThat(LateInterest.of(Money.of(principal), percent, DUE, until))
        .contains(new LateInterest(Money.of(interest), DUE.plusDays(1), until));
  }

  @Test
  void isNothingForNoDaysNoPrincipalOrNoPercent() {
    var principal = Money.of("1000 EUR");
    var nine = new BigDecimal(9);
    assertThat(LateInterest.of(principal, nine, DUE, DUE)).isEmpty();
    assertThat(LateInterest.of(principal, nine, DUE, DUE.minusDays(3))).isEmpty();
    assertThat(LateInterest.of(principal, BigDecimal.ZERO, DUE, DUE.plusDays(9))).isEmpty();
    assertThat(LateInterest.of(Money.of("0 EUR"), nine, DUE, DUE.plusDays(9))).isEmpty();
    assertThat(LateInterest.of(Money.of("1.00 EUR"), nine, DUE, DUE.plusDays(9))).isEmpty();
  }

  @Property
  void isNoMoreForAPeriodThanForItsPartsButForRounding(
      @ForAll @BigRange(min = "0.01", max = "1000000") @Scale(2) BigDecimal principal,
      @ForAll @BigRange(min = "0.01", max = "20") @Scale(2) BigDecimal percent,
      @ForAll @IntRange(min = 1, max = 400) int days,
      @ForAll @IntRange(min = 1, max = 400) int more) {
    var owed = new Money(principal, Currencies.of("EUR"));
    var middle = DUE.plusDays(days);
    var end = middle.plusDays(more);
    var parts = amount(owed, percent, DUE, middle).add(amount(owed, percent, middle, end));
    assertThat(parts.subtract(amount(owed, percent, DUE, end)).abs())
        .isLessThanOrEqualTo(new BigDecimal("0.01"));
  }

  private static BigDecimal amount(
      Money principal, BigDecimal percent, LocalDate after, LocalDate until) {
    return LateInterest.of(principal, percent, after, until)
        .map(interest -> interest.amount().amount())
        .orElse(BigDecimal.ZERO);
  }
}
