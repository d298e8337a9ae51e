package org.procession.domain.revenue.payables;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A person completed an approval who may not give it. */
public record BillDecisionNotAccepted(
    BillId billId,
    VendorId vendorId,
    String number,
    String decidedBy,
    String approverGroup,
    String reason)
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
    return "Decision on bill %s for %s not accepted: %s".formatted(number, approverGroup, reason);
  }
}
