package org.procession.domain.revenue.payables;

import java.util.EnumSet;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.money.ExchangeRates;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks at a submitted bill before people do. */
@Service
public class CheckingBills {

  private static final int DUPLICATES_SHOWN = 10;

  private final Bills bills;
  private final Vendors vendors;
  private final Directory directory;
  private final ExchangeRates rates;
  private final EventLog events;

  CheckingBills(
      Bills bills, Vendors vendors, Directory directory, ExchangeRates rates, EventLog events) {
    this.bills = bills;
    this.vendors = vendors;
    this.directory = directory;
    this.rates = rates;
    this.events = events;
  }

  /**
   * Idempotent: changes nothing, and records a suspicion once for each round.
   *
   * @throws BillIsWithdrawn when its submitter took it back
   * @throws BillNotInStatus unless the bill is submitted
   */
  @Transactional
  public BillCheck check(BillId id) {
    var bill = bills.require(id);
    bill.requireNotWithdrawn();
    bill.requireStatus("checked", BillStatus.SUBMITTED);
    var vendor = vendors.require(bill.vendorId());
    var alike =
        bills.alike(
            bill.vendorId(),
            id,
            bill.number(),
            bill.issueDate(),
            bill.totals().gross(),
            EnumSet.of(BillStatus.WITHDRAWN, BillStatus.DISCARDED),
            Limit.of(DUPLICATES_SHOWN));
    if (!alike.isEmpty()) {
      events.recordOnce(
          "billDuplicateSuspected:%s:%d".formatted(id, bill.round()),
          bill.concerningClient(
              new BillDuplicateSuspected(
                  id, vendor.id(), bill.number(), alike.stream().map(Bill::id).toList())));
    }
    var gross = bill.kind() == BillKind.CREDIT_NOTE ? bill.gross().negated() : bill.gross();
    return new BillCheck(
        bill.record(vendor.name()),
        directory
            .find(bill.submitter())
            .map(UserRecord::displayName)
            .orElse(bill.submitter().value()),
        vendor.risk(),
        rates.on(bill.issueDate(), bill.gross().currency()).toBase(gross),
        alike.stream().map(other -> other.record(vendor.name())).toList());
  }
}
