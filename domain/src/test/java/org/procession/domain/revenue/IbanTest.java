package org.procession.domain.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"DE89 3704 0044 0532 0130 00", "gb82 west 1234 5698 7654 32", "NO9386011117947"})
  void acceptsRightCheckDigitsHoweverWritten(String text) {
    assertThat(Iban.of(text).value()).doesNotContain(" ").isUpperCase();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89 3704 0044 0532 0130 01",
        "DE",
        "",
        "DE8937040044053201300\u0660",
        "1234567890123456"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Iban.of(text)).isInstanceOf(Iban.IbanInvalid.class);
  }
}
