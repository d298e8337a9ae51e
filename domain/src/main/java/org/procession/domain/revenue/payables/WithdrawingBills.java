package org.procession.domain.revenue.payables;

import org.jspecify.annotations.Nullable;
import org.procession.domain.events.EventLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a bill back; the event ends its approval. */
@Service
public class WithdrawingBills {

  private static final int MAX_REASON = 2000;

  private final Bills bills;
  private final EventLog events;

  WithdrawingBills(Bills bills, EventLog events) {
    this.bills = bills;
    this.events = events;
  }

  /**
   * Idempotent by bill: a second call finds it withdrawn and changes nothing.
   *
   * @throws BillNotFound when the tenant has no such bill
   * @throws NewBill.BillInvalid when the reason is too long
   * @throws BillNotInStatus when it is posted or discarded
   */
  @Transactional
  public void withdraw(BillId id, @Nullable String reason) {
    if (reason != null && reason.length() > MAX_REASON) {
      throw new NewBill.BillInvalid(
          "reason", "A reason has at most %d characters.".formatted(MAX_REASON));
    }
    var bill = bills.require(id);
    if (bill.withdraw()) {
      events.record(
          bill.concerningClient(new BillWithdrawn(id, bill.vendorId(), bill.number(), reason)));
    }
  }
}
