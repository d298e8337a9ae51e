package org.procession.domain.revenue.payables;

import org.procession.domain.Page;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds vendors. */
@Service
@Transactional(readOnly = true)
public class FindingVendors {

  private final Vendors vendors;

  FindingVendors(Vendors vendors) {
    this.vendors = vendors;
  }

  /**
   * @throws VendorNotFound when the tenant has none of this id
   */
  public VendorRecord find(VendorId id) {
    return vendors.require(id).record();
  }

  /** All vendors, newest first. */
  public Page<VendorRecord> list(Page.Limit limit) {
    var found = vendors.before(limit.beforeId(), Limit.of(limit.andOneMore()));
    return Page.cut(found, limit, vendor -> vendor.id().toString()).map(Vendor::record);
  }
}
