package org.procession.domain.revenue.payables;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import org.procession.domain.Listing;
import org.procession.domain.Listing.Filter;
import org.procession.domain.Page;
import org.procession.domain.Problem;
import org.procession.domain.ownership.Owners;
import org.procession.domain.tenancy.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds bills. */
@Service
@Transactional(readOnly = true)
public class FindingBills {

  private static final Listing<Bill> LISTING =
      Listing.of(Bill.class, bill -> bill.id().value())
          .by("dueDate", Bill::dueDate, LocalDate::parse)
          .by("issueDate", Bill::issueDate, LocalDate::parse);

  private final Bills bills;
  private final Vendors vendors;
  private final BillDocuments documents;
  private final EntityManager entities;

  FindingBills(Bills bills, Vendors vendors, BillDocuments documents, EntityManager entities) {
    this.bills = bills;
    this.vendors = vendors;
    this.documents = documents;
    this.entities = entities;
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

  /**
   * Bills that a query finds; sorted by {@code createdAt}, {@code issueDate} or {@code dueDate}.
   *
   * @param whose only theirs
   */
  public Page<BillRecord> list(BillQuery wanted, Whose whose, Page.Limit limit) {
    var filter =
        Owners.only(whose, BillId.TYPE, Filter.<Bill>none())
            .and("status", wanted.status())
            .and("vendorId", wanted.vendor());
    return LISTING.read(entities, limit, filter).map(this::record);
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
