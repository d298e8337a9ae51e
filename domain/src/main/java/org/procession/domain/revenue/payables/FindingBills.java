package org.procession.domain.revenue.payables;

import org.procession.domain.Page;
import org.procession.domain.Problem;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds bills. */
@Service
@Transactional(readOnly = true)
public class FindingBills {

  private final Bills bills;
  private final Vendors vendors;
  private final BillDocuments documents;

  FindingBills(Bills bills, Vendors vendors, BillDocuments documents) {
    this.bills = bills;
    this.vendors = vendors;
    this.documents = documents;
  }

  /**
   * @throws BillNotFound when the tenant has none of this id
   */
  public BillRecord find(BillId id) {
    return record(bills.require(id));
  }

  /**
   * The electronic invoice that a bill was made from.
   *
   * @throws BillNotFound when the tenant has none of this id
   * @throws BillHasNoDocument when it was entered without
   */
  public BillDocument document(BillId id) {
    bills.require(id);
    return documents.find(id).orElseThrow(() -> new BillHasNoDocument(id));
  }

  /** All bills, newest first. */
  public Page<BillRecord> list(Page.Limit limit) {
    var found = bills.before(limit.beforeId(), Limit.of(limit.andOneMore()));
    return Page.cut(found, limit, bill -> bill.id().toString()).map(this::record);
  }

  private BillRecord record(Bill bill) {
    return bill.record(vendors.require(bill.vendorId()).name());
  }

  /** The bill was not made from a document. */
  public static final class BillHasNoDocument extends Problem {
    BillHasNoDocument(BillId id) {
      super(
          Kind.NOT_FOUND,
          "BILL_HAS_NO_DOCUMENT",
          "Bill %s was entered without an electronic invoice.".formatted(id));
    }
  }
}
