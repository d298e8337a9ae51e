package org.procession.domain.revenue.payables;

import org.procession.domain.events.EventLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a submitter's corrections into a rejected bill, which is thereby submitted again. */
@Service
public class CorrectingBills {

  private final Bills bills;
  private final EventLog events;

  CorrectingBills(Bills bills, EventLog events) {
    this.bills = bills;
    this.events = events;
  }

  /**
   * Idempotent while the bill is submitted: a second call finds it so and changes nothing.
   *
   * @throws NewBill.BillInvalid when a corrected field is wrong
   * @throws BillIsWithdrawn when its submitter took it back
   */
  @Transactional
  public void correct(BillId id, BillCorrection correction) {
    var bill = bills.require(id);
    if (bill.correct(correction)) {
      events.record(
          bill.concerningClient(
              new BillCorrected(
                  id,
                  bill.vendorId(),
                  bill.number(),
                  bill.gross(),
                  bill.round(),
                  correction.note())));
    }
  }
}
