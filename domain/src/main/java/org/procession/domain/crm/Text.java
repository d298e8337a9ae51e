package org.procession.domain.crm;

import org.jspecify.annotations.Nullable;

/** Text of one line, as names are. */
final class Text {

  private Text() {}

  static String required(String text, String field, int maxLength) {
    var stripped = text.strip();
    if (stripped.isEmpty()
        || stripped.length() > maxLength
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw new ClientInvalid(
          field, "This has 1 to %d characters on one line.".formatted(maxLength));
    }
    return stripped;
  }

  /** Text of nothing but spaces is none. */
  static @Nullable String optional(@Nullable String text, String field, int maxLength) {
    return text == null || text.isBlank() ? null : required(text, field, maxLength);
  }

  /** What other programs call a record. */
  static @Nullable String reference(@Nullable String text) {
    return optional(text, "externalReference", 100);
  }
}
