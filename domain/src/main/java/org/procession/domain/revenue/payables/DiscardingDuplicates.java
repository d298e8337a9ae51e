package org.procession.domain.revenue.payables;

import org.procession.domain.events.EventLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a bill that was found to be a copy of another. */
@Service
public class DiscardingDuplicates {

  private final Bills bills;
  private final EventLog events;

  DiscardingDuplicates(Bills bills, EventLog events) {
    this.bills = bills;
    this.events = events;
  }

  /**
   * Idempotent by bill: a second call finds it discarded and changes nothing.
   *
   * @throws BillIsWithdrawn when its submitter took it back
   */
  @Transactional
  public void discard(BillId id) {
    var bill = bills.require(id);
    if (bill.discard()) {
      events.record(bill.concerningClient(new BillDiscarded(id, bill.vendorId(), bill.number())));
    }
  }
}
