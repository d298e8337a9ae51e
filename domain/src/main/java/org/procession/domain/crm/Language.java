package org.procession.domain.crm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.procession.domain.Problem;

/**
 * A language that people are written to in, as a tag of BCP 47 whose language is one of ISO 639-1:
 * {@code de}, {@code pt-BR}.
 */
public record Language(@JsonValue String tag) {

  private static final int MAX_LENGTH = 35; // RFC 5646, 4.4.1
  private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

  /**
   * @throws LanguageUnknown when the text is no such tag
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Language {
    var locale = locale(tag);
    if (!KNOWN.contains(locale.getLanguage())) {
      throw new LanguageUnknown();
    }
    tag = locale.toLanguageTag();
  }

  private static Locale locale(String tag) {
    if (tag.length() > MAX_LENGTH) {
      throw new LanguageUnknown();
    }
    try {
      return new Locale.Builder().setLanguageTag(tag).build();
    } catch (IllformedLocaleException e) {
      throw new LanguageUnknown();
    }
  }

  /** As Java's formats know it. */
  public Locale toLocale() {
    return Locale.forLanguageTag(tag);
  }

  @Override
  public String toString() {
    return tag;
  }

  /** Nobody writes in it. */
  public static final class LanguageUnknown extends Problem {
    LanguageUnknown() {
      super(
          Kind.INVALID,
          "LANGUAGE_UNKNOWN",
          "This is no language tag of BCP 47, such as de or pt-BR.",
          "language");
    }
  }
}
