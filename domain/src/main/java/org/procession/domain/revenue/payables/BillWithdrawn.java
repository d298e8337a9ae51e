package org.procession.domain.revenue.payables;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A bill was taken back by its submitter. */
public record BillWithdrawn(
    BillId billId, VendorId vendorId, String number, @Nullable String reason)
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
    return "Bill %s withdrawn%s"
        .formatted(number, reason == null || reason.isBlank() ? "" : ": " + reason);
  }
}
