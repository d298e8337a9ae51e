package org.procession.domain.communications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PhoneNumberTest {

  @ParameterizedTest
  @CsvSource({
    "+49 (0)30 90-26 34, +4930902634",
    "+49 1512 3456789, +4915123456789",
    "+44 20 7946 0018, +442079460018",
    "+1 202-555-0143, +12025550143",
    "+43.1.58858, +43158858"
  })
  void acceptsANumberHoweverWritten(String text, String number) {
    assertThat(PhoneNumber.of(text).value()).isEqualTo(number);
    assertThat(new PhoneNumber(number).value()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "030 902634",
        "00493090260",
        "+999123456789",
        "+491",
        "+49151234567890123",
        "+4915\u066023456789",
        "+4915123456789;ext=1",
        "tel:+4915123456789",
        "+1800FLOWERS",
        "+4915123456789, +4915123456788",
        "+4915123456789\n"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> PhoneNumber.of(text))
        .isInstanceOf(PhoneNumber.PhoneNumberInvalid.class);
    assertThatThrownBy(() -> new PhoneNumber(text))
        .isInstanceOf(PhoneNumber.PhoneNumberInvalid.class);
  }

  @Test
  void isAStringInJson() {
    var mapper = new JsonMapper();
    var number = new PhoneNumber("+4915123456789");
    assertThat(mapper.writeValueAsString(number)).isEqualTo("\"+4915123456789\"");
    assertThat(mapper.readValue("\"+4915123456789\"", PhoneNumber.class)).isEqualTo(number);
  }
}
