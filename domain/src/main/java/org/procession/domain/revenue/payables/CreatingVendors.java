package org.procession.domain.revenue.payables;

import java.time.Clock;
import org.procession.domain.events.EventLog;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates vendors. */
@Service
public class CreatingVendors {

  private final Vendors vendors;
  private final EventLog events;
  private final Clock clock;

  CreatingVendors(Vendors vendors, EventLog events, Clock clock) {
    this.vendors = vendors;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @throws VendorExists when another vendor of the tenant has the VAT identifier
   */
  @Transactional
  public VendorRecord create(NewVendor vendor) {
    VendorExists.requireNone(vendors, vendor.vatId(), null);
    var created =
        vendors.save(
            new Vendor(
                VendorId.next(), vendor, clock.instant(), Scope.current().actor().reference()));
    events.record(new VendorCreated(created.id(), created.name(), created.risk()));
    return created.record();
  }
}
