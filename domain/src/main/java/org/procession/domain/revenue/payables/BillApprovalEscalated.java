package org.procession.domain.revenue.payables;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A group did not decide in time: another is asked instead. */
public record BillApprovalEscalated(
    BillId billId, VendorId vendorId, String number, String fromGroup, String toGroup)
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
    return "Approval of bill %s passed from %s to %s, as it was overdue"
        .formatted(number, fromGroup, toGroup);
  }
}
