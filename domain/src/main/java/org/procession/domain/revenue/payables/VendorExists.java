package org.procession.domain.revenue.payables;

import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;

/** The tenant has this vendor already. */
public final class VendorExists extends Problem {
  private VendorExists(String name, VendorId id) {
    super(
        Kind.CONFLICT,
        "VENDOR_EXISTS",
        "'%s' has this VAT identifier: use vendor %s.".formatted(name, id),
        "vatId");
  }

  /**
   * @param but the vendor that may have the identifier
   * @throws VendorExists when another has it
   */
  static void requireNone(Vendors vendors, @Nullable String vatId, @Nullable VendorId but) {
    if (vatId != null) {
      vendors
          .findByVatId(vatId)
          .filter(other -> !other.id().equals(but))
          .ifPresent(
              other -> {
                throw new VendorExists(other.name(), other.id());
              });
    }
  }
}
