package org.procession.domain.revenue.payables;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.procession.domain.Listing;
import org.procession.domain.Listing.Filter;
import org.procession.domain.Page;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds vendors. */
@Service
@Transactional(readOnly = true)
public class FindingVendors {

  private static final Listing<Vendor> LISTING =
      Listing.of(Vendor.class, vendor -> vendor.id().value())
          .by("name", Vendor::name, Function.identity());

  private final Vendors vendors;
  private final EntityManager entities;

  FindingVendors(Vendors vendors, EntityManager entities) {
    this.vendors = vendors;
    this.entities = entities;
  }

  /**
   * @throws VendorNotFound when the tenant has none of this id
   */
  public VendorRecord find(VendorId id) {
    return vendors.require(id).record();
  }

  /** All vendors; sorted by {@code createdAt} or {@code name}. */
  public Page<VendorRecord> list(Page.Limit limit) {
    return LISTING.read(entities, limit, Filter.none()).map(Vendor::record);
  }
}
