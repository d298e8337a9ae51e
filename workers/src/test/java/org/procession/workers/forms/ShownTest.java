package org.procession.workers.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.money.Money;

class ShownTest {

  @ParameterizedTest
  @CsvSource({
    "1190 EUR, '1,190.00 EUR'",
    "0.5 EUR, 0.50 EUR",
    "-1234567.89 EUR, '-1,234,567.89 EUR'",
    "1234 JPY, '1,234 JPY'",
    "1.234 KWD, 1.234 KWD",
    "0 EUR, 0.00 EUR",
    "999999999999999.99 EUR, '999,999,999,999,999.99 EUR'",
  })
  void showsAmountsInTheDecimalsOfTheirCurrency(String amount, String shown) {
    assertThat(Shown.money(Money.of(amount))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"1.500000, 1.5", "1E+3, 1000", "0.000000, 0", "1000, 1000", "0.000001, 0.000001"})
  void showsNumbersInAsFewDigitsAsTheyNeed(BigDecimal number, String shown) {
    assertThat(Shown.number(number)).isEqualTo(shown);
  }
}
