package org.procession.domain.revenue.payables;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A vendor was created. */
public record VendorCreated(VendorId vendorId, String name, VendorRisk risk)
    implements DomainEvent {
  @Override
  public Subject subject() {
    return vendorId.subject();
  }

  @Override
  public String summary() {
    return "Vendor %s created, risk %s"
        .formatted(name, risk.name().toLowerCase(java.util.Locale.ROOT));
  }
}
