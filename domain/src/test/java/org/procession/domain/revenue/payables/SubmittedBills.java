package org.procession.domain.revenue.payables;

import java.time.LocalDate;
import java.util.List;
import org.procession.domain.identity.UserId;
import org.procession.domain.revenue.TaxCategory;
import org.springframework.stereotype.Component;

/** Brings bills to where people decide on them, in the current scope. */
@Component
public class SubmittedBills {

  private static final UserId CLERK = new UserId("clerk");

  private final CreatingBills creating;
  private final SubmittingBills submitting;
  private final RejectingBills rejecting;
  private final CorrectingBills correcting;
  private final ApprovingBills approving;
  private final PostingBills posting;

  SubmittedBills(
      CreatingBills creating,
      SubmittingBills submitting,
      RejectingBills rejecting,
      CorrectingBills correcting,
      ApprovingBills approving,
      PostingBills posting) {
    this.creating = creating;
    this.submitting = submitting;
    this.rejecting = rejecting;
    this.correcting = correcting;
    this.approving = approving;
    this.posting = posting;
  }

  public BillId entered(VendorId vendor, String number) {
    return creating.create(BillLines.bill(vendor, number, "1000.00", "EUR")).id();
  }

  /** Hands a bill in as the clerk. */
  public void submit(BillId bill) {
    submitting.submit(bill, CLERK);
  }

  public BillId submitted(VendorId vendor, String number) {
    var bill = entered(vendor, number);
    submit(bill);
    return bill;
  }

  /** Sends a bill that somebody rejected in again. */
  public void resubmit(BillId bill) {
    rejecting.reject(bill);
    correcting.correct(
        bill,
        new BillCorrection(
            "R-2",
            BillCategory.GOODS,
            LocalDate.of(2026, 12, 24),
            List.of(BillLines.line("900.00", TaxCategory.S, "19")),
            null));
  }

  /** Posts a bill on which all have decided. */
  public void post(BillId bill) {
    approving.approve(bill);
    posting.post(bill, null);
  }
}
