package org.procession.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

  @Test
  void saysOnOneLineWhetherItsAimWasMet() {
    var rate = Figure.of("invoices.issued", 153.249, "/s");
    assertThat(rate).hasToString("FIGURE invoices.issued 153 /s aim - -");
    assertThat(rate.atLeast(150)).hasToString("FIGURE invoices.issued 153 /s aim 150 met");
    assertThat(rate.atLeast(154)).hasToString("FIGURE invoices.issued 153 /s aim 154 missed");
    assertThat(rate.atMost(150)).hasToString("FIGURE invoices.issued 153 /s aim 150 missed");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.6, 0.6",
    "0.0123456, 0.0123",
    "9.999, 10",
    "12.34, 12.3",
    "100, 100",
    "1234567, 1234567",
    "-3.25, -3.25",
    "0.000000001, 0"
  })
  void writesNumbersWithThreeDigitsThatMatter(double value, String text) {
    assertThat(Figure.of("x", value, "s")).hasToString("FIGURE x %s s aim - -".formatted(text));
  }

  @Test
  void takesPercentilesByRank() {
    var latencies = new Latencies();
    assertThatThrownBy(() -> latencies.percentile(0.95)).isInstanceOf(IllegalStateException.class);
    LongStream.rangeClosed(1, 20).mapToObj(Duration::ofMillis).forEach(latencies::add);
    assertThat(latencies.percentile(0.95)).isEqualTo(19);
    assertThat(latencies.percentile(0.5)).isEqualTo(10);
    assertThat(latencies.percentile(1)).isEqualTo(20);
    assertThat(latencies.percentile(0)).isEqualTo(1);
  }
}
