package org.procession.domain.revenue.payables;

import org.procession.domain.Problem;

/** The tenant has no such vendor. */
public final class VendorNotFound extends Problem {
  VendorNotFound(VendorId id) {
    super(
        Kind.NOT_FOUND,
        "VENDOR_NOT_FOUND",
        "There is no vendor %s: create it first.".formatted(id),
        "vendorId");
  }
}
