package org.procession.domain.revenue.payables;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.crm.VatId;
import org.procession.domain.revenue.Iban;

/**
 * A vendor to be created, or as it shall be.
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

  public NewVendor {
    name = name.strip();
    if (name.isEmpty() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
      throw new VendorInvalid("name", "A vendor's name has 1 to 200 characters on one line.");
    }
    if (!COUNTRIES.contains(country)) {
      throw new VendorInvalid("country", "'%s' is no country of ISO 3166-1.".formatted(country));
    }
    if (vatId != null) {
      vatId = VatId.of(vatId).value();
    }
    if (iban != null) {
      iban = Iban.of(iban).value();
    }
    if (email != null) {
      email = new EmailAddress(email).value();
    }
  }

  /** A field of the vendor is wrong. */
  public static final class VendorInvalid extends Problem {
    VendorInvalid(String field, String detail) {
      super(Kind.INVALID, "VENDOR_INVALID", detail, field);
    }
  }
}
