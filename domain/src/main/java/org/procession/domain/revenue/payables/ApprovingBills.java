package org.procession.domain.revenue.payables;

import org.procession.domain.events.EventLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Marks a bill approved once all approvals it needs are there. */
@Service
public class ApprovingBills {

  private final Bills bills;
  private final EventLog events;

  ApprovingBills(Bills bills, EventLog events) {
    this.bills = bills;
    this.events = events;
  }

  /**
   * Idempotent by bill: a second call finds it approved and changes nothing.
   *
   * @throws BillIsWithdrawn when its submitter took it back
   */
  @Transactional
  public void approve(BillId id) {
    var bill = bills.require(id);
    if (bill.approve()) {
      events.record(
          bill.concerningClient(
              new BillApproved(id, bill.vendorId(), bill.number(), bill.gross())));
    }
  }
}
