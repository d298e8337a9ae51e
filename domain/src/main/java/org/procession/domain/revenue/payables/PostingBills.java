package org.procession.domain.revenue.payables;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.EventLog;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.revenue.ledger.Ledger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Posts an approved bill to the ledger. */
@Service
public class PostingBills {

  private final Bills bills;
  private final Ledger ledger;
  private final ExchangeRates rates;
  private final EventLog events;

  PostingBills(Bills bills, Ledger ledger, ExchangeRates rates, EventLog events) {
    this.bills = bills;
    this.ledger = ledger;
    this.rates = rates;
    this.events = events;
  }

  /**
   * Idempotent by bill: a second call finds it posted and changes nothing.
   *
   * @param postingDate the day in the books; null means the bill's issue date
   * @throws org.procession.domain.revenue.ledger.PeriodClosed when the books are closed on that day
   * @throws BillIsWithdrawn when its submitter took it back
   */
  @Transactional
  public void post(BillId id, @Nullable LocalDate postingDate) {
    var bill = bills.require(id);
    if (bill.post()) {
      var day = postingDate == null ? bill.issueDate() : postingDate;
      ledger.post(BillEntry.of(bill, day, rates.on(bill.issueDate(), bill.gross().currency())));
      events.record(
          bill.concerningClient(
              new BillPosted(id, bill.vendorId(), bill.number(), bill.gross(), day)));
    }
  }
}
