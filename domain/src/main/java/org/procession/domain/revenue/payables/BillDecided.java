package org.procession.domain.revenue.payables;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.identity.UserId;

/** A person approved or rejected a bill, and the decision counts. */
public record BillDecided(
    BillId billId,
    VendorId vendorId,
    String number,
    UserId decidedBy,
    String approverGroup,
    boolean approved,
    @Nullable String comment)
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
    return "Bill %s %s for %s%s"
        .formatted(
            number,
            approved ? "approved" : "rejected",
            approverGroup,
            comment == null || comment.isBlank() ? "" : ": " + comment);
  }
}
