package org.procession.domain.revenue.payables;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A bill was found to be a copy of another. */
public record BillDiscarded(BillId billId, VendorId vendorId, String number)
    implements DomainEvent {
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
    return "Bill %s discarded as a duplicate".formatted(number);
  }
}
