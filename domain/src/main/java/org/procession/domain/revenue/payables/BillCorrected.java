package org.procession.domain.revenue.payables;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.money.Money;

/** A rejected bill was corrected and handed in again. */
public record BillCorrected(
    BillId billId, VendorId vendorId, String number, Money gross, int round, @Nullable String note)
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
    return "Bill %s over %s corrected and submitted again%s"
        .formatted(number, gross, note == null || note.isBlank() ? "" : ": " + note);
  }
}
