package org.procession.domain.revenue;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.procession.domain.Problem;

/**
 * An account number after ISO 13616, without spaces; its check digits are right (ISO 7064, mod
 * 97-10).
 */
public record Iban(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
  private static final BigInteger MODULUS = BigInteger.valueOf(97);

  public Iban {
    if (!FORM.matcher(value).matches() || checksum(value) != 1) {
      throw new IbanInvalid();
    }
  }

  /** Reads it as people write it, with spaces and small letters. */
  public static Iban of(String text) {
    return new Iban(text.replace(" ", "").toUpperCase(Locale.ROOT));
  }

  private static int checksum(String iban) {
    var digits = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4))
        .chars()
        .map(c -> Character.digit(c, 36))
        .forEach(digits::append);
    return new BigInteger(digits.toString()).mod(MODULUS).intValue();
  }

  /** The check digits do not fit the account number. */
  public static final class IbanInvalid extends Problem {
    IbanInvalid() {
      super(
          Kind.INVALID,
          "IBAN_INVALID",
          "This is no IBAN: its length or check digits are wrong.",
          "iban");
    }
  }
}
