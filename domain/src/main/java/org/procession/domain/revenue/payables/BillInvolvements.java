package org.procession.domain.revenue.payables;

import java.util.List;
import java.util.stream.Stream;
import org.procession.domain.approvals.Involved;
import org.procession.domain.approvals.Involvements;
import org.procession.domain.approvals.Part;
import org.procession.domain.events.Subject;
import org.springframework.stereotype.Component;

/** What people have to do with bills, and with what is known of those who sent them. */
@Component
class BillInvolvements implements Involvements {

  private static final int DAYS = 30;

  private static final Part SUBMITTED = Part.always("submitted", "submitted the bill");
  private static final Part CREATED_VENDOR =
      Part.within(DAYS, "createdVendor", "created the bill's vendor");
  private static final Part CHANGED_BANK_ACCOUNT =
      Part.within(DAYS, "changedBankAccount", "changed the bank account of the bill's vendor");
  private static final Part CHANGED_RISK =
      Part.within(DAYS, "changedRisk", "changed the risk of the bill's vendor");
  private static final Part ENTERED = Part.never("entered", "entered the bill");

  private final Bills bills;
  private final Vendors vendors;

  BillInvolvements(Bills bills, Vendors vendors) {
    this.bills = bills;
    this.vendors = vendors;
  }

  @Override
  public String type() {
    return "bill";
  }

  @Override
  public List<Part> parts() {
    return List.of(SUBMITTED, CREATED_VENDOR, CHANGED_BANK_ACCOUNT, CHANGED_RISK, ENTERED);
  }

  /** While a decision is being recorded, the vendor does not change. */
  @Override
  public List<Involved> in(Subject subject) {
    var bill = bills.require(new BillId(subject.id()));
    var vendor = vendors.requireUnchanging(bill.vendorId());
    return Stream.of(
            Stream.of(new Involved(SUBMITTED.name(), bill.submitter(), bill.createdAt())),
            Involved.actor(CREATED_VENDOR.name(), vendor.createdBy(), vendor.createdAt()),
            vendor.bankChanges().stream()
                .flatMap(
                    change ->
                        Involved.actor(
                            CHANGED_BANK_ACCOUNT.name(), change.changedBy(), change.changedAt())),
            vendor.riskChanges().stream()
                .flatMap(
                    change ->
                        Involved.actor(
                            CHANGED_RISK.name(), change.changedBy(), change.changedAt())),
            Involved.actor(ENTERED.name(), bill.createdBy(), bill.createdAt()))
        .flatMap(involved -> involved)
        .toList();
  }
}
