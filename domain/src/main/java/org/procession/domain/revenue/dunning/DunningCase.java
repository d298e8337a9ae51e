package org.procession.domain.revenue.dunning;

import java.time.LocalDate;
import org.procession.domain.revenue.receivables.InvoiceRecord;
import org.procession.domain.revenue.receivables.InvoiceStatus;

/**
 * An invoice that is held by the current transaction, and its dunning: nobody else charges it,
 * records a payment of it or takes a step until the transaction ends.
 *
 * @param today in the tenant's time zone
 */
record DunningCase(InvoiceRecord invoice, Dunning dunning, LocalDate today) {

  /**
   * @throws InvoiceSettled when nothing is owed any more
   * @throws InvoiceNotDunnable when the invoice is a draft, or finance has decided on collection
   */
  DunningCase requireDunnable() {
    switch (invoice.status()) {
      case DRAFT -> throw new InvoiceNotDunnable(invoice.id(), "it is not issued");
      case PAID, WRITTEN_OFF -> throw new InvoiceSettled(invoice);
      case ISSUED -> dunning.requireUndecided();
    }
    return this;
  }

  /** Whether its next step may be taken: something is owed, and nothing makes it wait. */
  boolean isDue(StepHours hours) {
    return invoice.status() == InvoiceStatus.ISSUED
        && !dunning.isDecided()
        && hours.until(dunning.dueOn()) == null;
  }

  /**
   * @throws DunningPaused while a pause lasts
   */
  DunningCase requireNotPaused() {
    dunning.requireNotPaused(today);
    return this;
  }
}
