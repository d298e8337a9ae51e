package org.procession.domain.revenue.payables;

import java.util.List;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/**
 * Data of a vendor were changed, other than its bank account.
 *
 * @param changed which
 */
public record VendorChanged(VendorId vendorId, String name, List<String> changed)
    implements DomainEvent {

  public VendorChanged {
    changed = List.copyOf(changed);
  }

  @Override
  public Subject subject() {
    return vendorId.subject();
  }

  @Override
  public String summary() {
    return "Vendor %s changed: %s".formatted(name, String.join(", ", changed));
  }
}
