package org.procession.domain.crm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.procession.domain.Problem;

/** A VAT identifier with its country prefix, without spaces, points, hyphens and slashes. */
public record VatId(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9A-Z+*]{2,13}");

  /**
   * @throws VatIdInvalid when it has not this form
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public VatId {
    if (!FORM.matcher(value).matches()) {
      throw new VatIdInvalid();
    }
  }

  /** Reads it as people write it: {@code DE 123 456 789}. */
  public static VatId of(String text) {
    return new VatId(compact(text));
  }

  /** Text without what people put into a VAT identifier to read it more easily. */
  public static String compact(String text) {
    return text.replaceAll("[ ./-]", "").toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }

  /** It does not look like a VAT identifier. */
  public static final class VatIdInvalid extends Problem {
    VatIdInvalid() {
      super(
          Kind.INVALID,
          "VAT_ID_INVALID",
          "A VAT identifier starts with the country's two letters.",
          "vatId");
    }
  }
}
