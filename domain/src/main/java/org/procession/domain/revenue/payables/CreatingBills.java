package org.procession.domain.revenue.payables;

import java.time.Clock;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.events.EventLog;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.revenue.Totals;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters bills as drafts. */
@Service
public class CreatingBills {

  private final Bills bills;
  private final Vendors vendors;
  private final FindingClients clients;
  private final ExchangeRates rates;
  private final EventLog events;
  private final Clock clock;

  CreatingBills(
      Bills bills,
      Vendors vendors,
      FindingClients clients,
      ExchangeRates rates,
      EventLog events,
      Clock clock) {
    this.bills = bills;
    this.vendors = vendors;
    this.clients = clients;
    this.rates = rates;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Not idempotent: two calls make two bills, of which approval will suspect the second.
   *
   * @throws VendorNotFound when the tenant has no such vendor
   * @throws org.procession.domain.crm.ClientNotFound when the tenant has no such client
   * @throws Totals.TotalsDoNotAddUp when the stated totals are not what the lines come to
   * @throws ExchangeRates.ExchangeRateMissing when the bill could not be converted to the base
   *     currency
   */
  @Transactional
  public BillRecord create(NewBill bill) {
    var creator = Scope.current().actor().reference();
    return enter(new Bill(BillId.next(), bill, clock.instant(), creator));
  }

  BillRecord enter(Bill bill) {
    var vendor = requireKnown(bill);
    bills.save(bill);
    events.record(
        bill.concerningClient(
            new BillCreated(bill.id(), vendor.id(), vendor.name(), bill.number(), bill.gross())));
    return bill.record(vendor.name());
  }

  /**
   * Looks whether what a bill refers to is there.
   *
   * @return the vendor
   */
  Vendor requireKnown(Bill bill) {
    var vendor = vendors.require(bill.vendorId());
    if (bill.clientId() != null) {
      clients.find(bill.clientId());
    }
    rates.on(bill.issueDate(), bill.gross().currency());
    return vendor;
  }
}
