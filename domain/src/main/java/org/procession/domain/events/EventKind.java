package org.procession.domain.events;

import java.util.regex.Pattern;
import org.procession.domain.Problem;

/**
 * An event's name, or the beginning of names.
 *
 * @param name the name, or what names begin with
 */
public record EventKind(String name, boolean isBeginning) {

  private static final Pattern FORM = Pattern.compile("[a-z]{1,50}(\\.[A-Za-z]{0,100})?\\*?");

  /**
   * Reads a name such as {@code revenue.billSubmitted}, or a beginning with an asterisk such as
   * {@code revenue.*}.
   *
   * @throws KindInvalid when it is neither
   */
  public static EventKind parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new KindInvalid();
    }
    return text.endsWith("*")
        ? new EventKind(text.substring(0, text.length() - 1), true)
        : new EventKind(text, false);
  }

  /** No event can have such a name. */
  public static final class KindInvalid extends Problem {
    KindInvalid() {
      super(
          Kind.INVALID,
          "KIND_INVALID",
          "A kind is an event's name such as revenue.billSubmitted, or the beginning of names such as revenue.*",
          "kind");
    }
  }
}
