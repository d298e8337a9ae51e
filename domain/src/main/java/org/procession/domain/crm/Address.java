package org.procession.domain.crm;

import jakarta.persistence.Embeddable;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a client is, as far as it is known (EN 16931, BG-8); the country always is.
 *
 * @param line1 street and number, or a post box
 * @param line2 what else the postman needs
 * @param country ISO 3166-1 alpha-2
 */
@Embeddable
public record Address(
    @Nullable String line1,
    @Nullable String line2,
    @Nullable String postcode,
    @Nullable String city,
    String country) {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  public Address {
    line1 = Text.optional(line1, "address.line1", 200);
    line2 = Text.optional(line2, "address.line2", 200);
    postcode = Text.optional(postcode, "address.postcode", 20);
    city = Text.optional(city, "address.city", 100);
    if (!COUNTRIES.contains(country)) {
      throw new ClientInvalid(
          "address.country", "'%s' is no country of ISO 3166-1.".formatted(country));
    }
  }

  /** Whether a letter can be sent there. */
  public boolean isPostal() {
    return line1 != null && city != null;
  }
}
