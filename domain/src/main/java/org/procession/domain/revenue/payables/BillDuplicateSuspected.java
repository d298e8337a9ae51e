package org.procession.domain.revenue.payables;

import java.util.List;
import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A bill looks like one that was entered before. */
public record BillDuplicateSuspected(
    BillId billId, VendorId vendorId, String number, List<BillId> duplicates)
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
    return "Bill %s looks like %s"
        .formatted(
            number, duplicates.size() == 1 ? "another bill" : duplicates.size() + " other bills");
  }
}
