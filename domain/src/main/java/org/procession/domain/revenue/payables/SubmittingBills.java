package org.procession.domain.revenue.payables;

import org.procession.domain.events.EventLog;
import org.procession.domain.identity.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands a bill in for approval; the event starts {@code BillApprovalProcess}. */
@Service
public class SubmittingBills {

  private final Bills bills;
  private final Vendors vendors;
  private final EventLog events;

  SubmittingBills(Bills bills, Vendors vendors, EventLog events) {
    this.bills = bills;
    this.vendors = vendors;
    this.events = events;
  }

  /**
   * Not idempotent: a second call finds the bill submitted and is refused.
   *
   * @throws BillNotFound when the tenant has no such bill
   * @throws BillNotInStatus unless the bill is a draft
   */
  @Transactional
  public BillRecord submit(BillId id, UserId submitter) {
    var bill = bills.require(id);
    bill.submit(submitter);
    var vendor = vendors.require(bill.vendorId());
    events.record(
        bill.concerningClient(
            new BillSubmitted(id, vendor.id(), vendor.name(), bill.number(), bill.gross())));
    return bill.record(vendor.name());
  }
}
