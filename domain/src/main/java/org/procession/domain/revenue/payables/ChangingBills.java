package org.procession.domain.revenue.payables;

import java.util.Set;
import org.procession.domain.ChangedMeanwhile;
import org.procession.domain.Problem;
import org.procession.domain.events.EventLog;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.revenue.Totals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes bills that nobody has handed in yet. */
@Service
public class ChangingBills {

  /** What no document says, and its reader therefore does. */
  private static final Set<String> OUR_OWN = Set.of(Bill.CATEGORY, Bill.CLIENT);

  private final Bills bills;
  private final BillDocuments documents;
  private final CreatingBills creating;
  private final EventLog events;

  ChangingBills(Bills bills, BillDocuments documents, CreatingBills creating, EventLog events) {
    this.bills = bills;
    this.documents = documents;
    this.creating = creating;
    this.events = events;
  }

  /**
   * Makes a draft what it shall be. A call that changes nothing leaves no trace.
   *
   * @param version of the bill that the change was made from
   * @throws BillNotFound when the tenant has no such bill
   * @throws ChangedMeanwhile when the bill has another version by now
   * @throws BillNotInStatus unless it is a draft
   * @throws SaidByDocument when it was entered from a document that says otherwise
   * @throws VendorNotFound when the tenant has no such vendor
   * @throws org.procession.domain.crm.ClientNotFound when the tenant has no such client
   * @throws Totals.TotalsDoNotAddUp when the stated totals are not what the lines come to
   * @throws ExchangeRates.ExchangeRateMissing when the bill could not be converted to the base
   *     currency
   */
  @Transactional
  public BillRecord change(BillId id, long version, NewBill bill) {
    var changing = bills.require(id);
    ChangedMeanwhile.unless(id.subject(), version, changing.version());
    var changed = changing.change(bill);
    if (!OUR_OWN.containsAll(changed) && documents.find(id).isPresent()) {
      throw new SaidByDocument();
    }
    var vendor = creating.requireKnown(changing);
    if (!changed.isEmpty()) {
      events.record(
          changing.concerningClient(
              new BillChanged(id, vendor.id(), vendor.name(), changing.number(), changed)));
    }
    bills.flush();
    return changing.record(vendor.name());
  }

  /** A bill from an electronic invoice says what that says. */
  public static final class SaidByDocument extends Problem {
    SaidByDocument() {
      super(
          Kind.CONFLICT,
          "BILL_SAYS_AS_DOCUMENT",
          "The bill was entered from an electronic invoice: only its category and its client can be changed.");
    }
  }
}
