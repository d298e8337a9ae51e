package org.procession.domain.data;

import org.procession.domain.Problem;

/** The content is no CSV in UTF-8. */
public final class CsvUnreadable extends Problem {
  private CsvUnreadable(long line, String detail) {
    super("CSV_UNREADABLE", "Line %d: %s".formatted(line, detail));
  }

  static CsvUnreadable encoding(long line) {
    return new CsvUnreadable(line, "from here on there are bytes that are no UTF-8.");
  }

  static CsvUnreadable quotes(long line) {
    return new CsvUnreadable(
        line,
        "a quotation mark opens a cell and none closes it, or text follows the one that does; within a cell it"
            + " is written twice.");
  }

  static CsvUnreadable length(long line) {
    return new CsvUnreadable(
        line,
        "a row has at most %,d characters; perhaps a quotation mark is missing."
            .formatted(CsvReader.MAX_CHARACTERS));
  }

  static CsvUnreadable nul(long line) {
    return new CsvUnreadable(line, "the character NUL is no text.");
  }

  static CsvUnreadable empty() {
    return new CsvUnreadable(1, "there are no headings.");
  }
}
