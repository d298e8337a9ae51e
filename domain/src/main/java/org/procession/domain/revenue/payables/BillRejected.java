package org.procession.domain.revenue.payables;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.identity.UserId;

/** A bill went back to its submitter. */
public record BillRejected(
    BillId billId, VendorId vendorId, String number, UserId submitter, @Nullable String comment)
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
    return "Bill %s returned to its submitter%s"
        .formatted(number, comment == null || comment.isBlank() ? "" : ": " + comment);
  }
}
