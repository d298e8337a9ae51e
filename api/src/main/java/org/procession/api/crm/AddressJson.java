package org.procession.api.crm;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.Address;

/** Where a client is, as clients of the API send and see it. */
@Schema(name = "Address")
record AddressJson(
    @Schema(description = "Street and number, or a post box.", example = "Market 1")
        @Nullable String line1,
    @Schema(example = "2nd floor") @Nullable String line2,
    @Schema(example = "10115") @Nullable String postcode,
    @Schema(example = "Berlin") @Nullable String city,
    @NotNull @Schema(description = "ISO 3166-1 alpha-2.", example = "DE") String country) {

  static AddressJson of(Address address) {
    return new AddressJson(
        address.line1(), address.line2(), address.postcode(), address.city(), address.country());
  }

  Address toAddress() {
    return new Address(line1, line2, postcode, city, country);
  }
}
