package org.procession.domain.revenue.payables;

import java.util.List;
import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.identity.UserId;

/** The members of a group were reminded of a bill. */
public record BillApprovalReminded(
    BillId billId, VendorId vendorId, String number, String approverGroup, List<UserId> approvers)
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
    return "%s reminded to approve bill %s".formatted(approverGroup, number);
  }
}
