package org.procession.domain.revenue.payables;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.money.Money;

/** All approvals that a bill needs are there. */
public record BillApproved(BillId billId, VendorId vendorId, String number, Money gross)
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
    return "Bill %s over %s approved".formatted(number, gross);
  }
}
