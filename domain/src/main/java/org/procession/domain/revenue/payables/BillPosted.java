package org.procession.domain.revenue.payables;

import java.time.LocalDate;
import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.money.Money;

/** A bill is in the ledger. */
public record BillPosted(
    BillId billId, VendorId vendorId, String number, Money gross, LocalDate postingDate)
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
    return "Bill %s over %s posted on %s".formatted(number, gross, postingDate);
  }
}
