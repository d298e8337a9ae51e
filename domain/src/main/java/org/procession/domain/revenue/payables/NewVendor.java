package org.procession.domain.revenue.payables;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;
import org.procession.domain.revenue.Iban;

/**
 * A vendor to be created.
 *
 * @param vatId with its country prefix, unique among the tenant's vendors; stored without spaces,
 *     points, hyphens and slashes
 * @param country ISO 3166-1 alpha-2
 * @param iban ISO 13616, checked by its check digits
 */
public record NewVendor(
    String name,
    @Nullable String vatId,
    String country,
    @Nullable String iban,
    @Nullable String email,
    VendorRisk risk) {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");
  private static final Pattern VAT_ID = Pattern.compile("[A-Z]{2}[0-9A-Z+*]{2,13}");

  public NewVendor {
    name = name.strip();
    if (name.isEmpty() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
      throw new VendorInvalid("name", "A vendor's name has 1 to 200 characters on one line.");
    }
    if (!COUNTRIES.contains(country)) {
      throw new VendorInvalid("country", "'%s' is no country of ISO 3166-1.".formatted(country));
    }
    if (vatId != null) {
      vatId = compactVatId(vatId);
      if (!VAT_ID.matcher(vatId).matches()) {
        throw new VendorInvalid("vatId", "A VAT identifier starts with the country's two letters.");
      }
    }
    if (iban != null) {
      iban = Iban.of(iban).value();
    }
    if (email != null && !EMAIL.matcher(email).matches()) {
      throw new VendorInvalid("email", "'%s' is no e-mail address.".formatted(email));
    }
  }

  /** A VAT identifier without what people put into it to read it more easily. */
  static String compactVatId(String vatId) {
    return vatId.replaceAll("[ ./-]", "").toUpperCase(Locale.ROOT);
  }

  /** A field of the vendor is wrong. */
  public static final class VendorInvalid extends Problem {
    VendorInvalid(String field, String detail) {
      super(Kind.INVALID, "VENDOR_INVALID", detail, field);
    }
  }
}
