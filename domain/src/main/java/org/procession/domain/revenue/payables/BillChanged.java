package org.procession.domain.revenue.payables;

import java.util.List;
import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/**
 * A draft was changed.
 *
 * @param changed in what
 */
public record BillChanged(
    BillId billId, VendorId vendorId, String vendorName, String number, List<String> changed)
    implements DomainEvent {

  public BillChanged {
    changed = List.copyOf(changed);
  }

  @Override
  public Subject subject() {
    return billId.subject();
  }

  @Override
  public Set<Subject> concerns() {
    return Set.of(vendorId.subject());
  }

  @Override
  public String summary() {
    return "Bill %s of %s changed: %s".formatted(number, vendorName, String.join(", ", changed));
  }
}
