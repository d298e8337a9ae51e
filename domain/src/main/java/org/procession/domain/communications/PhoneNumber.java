package org.procession.domain.communications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.regex.Pattern;
import org.procession.domain.Problem;

/**
 * A telephone number in the international form of ITU-T E.164: a plus sign and up to 15 digits,
 * which the numbering plan of its country gives out.
 */
public record PhoneNumber(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern WRITTEN = Pattern.compile("\\+[0-9 ()./-]{1,40}");

  /**
   * @throws PhoneNumberInvalid when it is no such number
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PhoneNumber {
    if (!FORM.matcher(value).matches() || !isGivenOut(value)) {
      throw new PhoneNumberInvalid();
    }
  }

  /**
   * Reads it as people write it, with spaces, dashes and a bracketed zero: {@code +49 (0)30 90-26
   * 34}.
   *
   * @throws PhoneNumberInvalid when it is no number, or one without its country's code
   */
  public static PhoneNumber of(String text) {
    if (!WRITTEN.matcher(text).matches()) {
      throw new PhoneNumberInvalid();
    }
    try {
      var numbers = PhoneNumberUtil.getInstance();
      return new PhoneNumber(numbers.format(numbers.parse(text, null), PhoneNumberFormat.E164));
    } catch (NumberParseException e) {
      throw new PhoneNumberInvalid();
    }
  }

  private static boolean isGivenOut(String number) {
    try {
      var numbers = PhoneNumberUtil.getInstance();
      return numbers.isValidNumber(numbers.parse(number, null));
    } catch (NumberParseException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return value;
  }

  /** Nobody can be called at it. */
  public static final class PhoneNumberInvalid extends Problem {
    PhoneNumberInvalid() {
      super(
          Kind.INVALID,
          "PHONE_NUMBER_INVALID",
          "This is no telephone number; write it with its country's code, such as +493090260.",
          "phone");
    }
  }
}
