package org.procession.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {

  private final JsonMapper json = StrictJson.mapper();

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "\"0.1\"", "\"0.10\"", "0.1000000000000000"})
  void readsDecimalsExactly(String written) {
    assertThat(json.readValue(written, Decimal.class).value()).isEqualByComparingTo("0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\" 1\"",
        "\"1.\"",
        "\".5\"",
        "\"+1\"",
        "\"1,5\"",
        "\"1e5\"",
        "1e5",
        "1E-5",
        "\"0x1\"",
        "\"NaN\"",
        "true",
        "[1]",
        "{}",
        "\"\u0661\"",
        "1234567890123456789",
        "0.1234567890123456789"
      })
  void refusesWhatIsNoPlainDecimal(String written) {
    assertThatThrownBy(() -> json.readValue(written, Decimal.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void writesDecimalsAsPlainText() {
    assertThat(json.writeValueAsString(new Decimal(new BigDecimal("1E+3")))).isEqualTo("\"1000\"");
    assertThat(json.writeValueAsString(new Decimal(new BigDecimal("0.00000000"))))
        .isEqualTo("\"0.00000000\"");
  }

  @Test
  void readsDaysOfTheCalendar() {
    assertThat(json.readValue("\"2028-02-29\"", LocalDate.class)).isEqualTo("2028-02-29");
    assertThat(CalendarDates.instant("2026-03-31T12:00:00+02:00"))
        .isEqualTo(Instant.parse("2026-03-31T10:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-02-29\"",
        "\"+12026-01-01\"",
        "\"2026-1-1\"",
        "\"2026-01-01T00:00:00Z\"",
        "[2026, 1, 1]",
        "20260101",
        "\"\""
      })
  void refusesWhatIsNoDay(String written) {
    assertThatThrownBy(() -> json.readValue(written, LocalDate.class))
        .isInstanceOf(MismatchedInputException.class);
  }
}
