package org.procession.workers.forms;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;

/**
 * Reads the fields of a form that somebody filled in. Anything may be missing or wrong, as it need
 * not come from the form; numbers and dates are text so that they stay exact.
 *
 * @param wrong makes the problem that brings the form back, from the reason that it shows
 */
public record FormFields(Function<String, ? extends Problem> wrong) {

  /** Longer ones are no amounts, and reading them takes long. */
  private static final int MAX_DECIMAL = 40;

  /** The text as it is, which is not blank. */
  public String required(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw wrong.apply("The %s is missing.".formatted(name));
    }
    return text;
  }

  public BigDecimal decimal(String name, @Nullable String text) {
    var given = required(name, text).strip();
    try {
      if (given.length() <= MAX_DECIMAL) {
        return new BigDecimal(given);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong.apply("The %s is no number such as 12.50.".formatted(name));
  }

  public LocalDate date(String name, @Nullable String text) {
    var given = required(name, text).strip();
    try {
      return LocalDate.parse(given);
    } catch (DateTimeException e) {
      throw wrong.apply("'%s' is no date such as 2026-01-31.".formatted(given));
    }
  }

  public <E extends Enum<E>> E constant(Class<E> type, String name, @Nullable String text) {
    var given = required(name, text);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(given))
        .findFirst()
        .orElseThrow(() -> wrong.apply("'%s' is no %s.".formatted(given, name)));
  }
}
