package org.procession.api.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * Days and instants of ISO 8601 with years of four digits, as RFC 3339 has them; the years beyond,
 * which Java reads too, are more than a database takes.
 */
final class CalendarDates {

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-.{1,40}");

  private CalendarDates() {}

  /**
   * @throws IllegalArgumentException when the text is no such day
   */
  static LocalDate day(String text) {
    try {
      if (DAY.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // No day of the calendar: refused like any other text.
    }
    throw new IllegalArgumentException("not a day such as 2026-03-31");
  }

  /**
   * @throws IllegalArgumentException when the text is no such instant
   */
  static Instant instant(String text) {
    try {
      if (INSTANT.matcher(text).matches()) {
        return OffsetDateTime.parse(text).toInstant();
      }
    } catch (DateTimeException e) {
      // No instant of the calendar: refused like any other text.
    }
    throw new IllegalArgumentException("not an instant such as 2026-03-31T12:00:00Z");
  }
}
