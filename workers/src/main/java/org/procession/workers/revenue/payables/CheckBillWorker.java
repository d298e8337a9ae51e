package org.procession.workers.revenue.payables;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.procession.domain.revenue.payables.BillCategory;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillIsWithdrawn;
import org.procession.domain.revenue.payables.CheckingBills;
import org.procession.domain.revenue.payables.VendorRisk;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Reads what the approval of a bill depends on, and what its forms show. */
@Component
class CheckBillWorker implements Worker<CheckBillWorker.Input> {

  record Input(BillId billId) {}

  /**
   * @param submitter a user's id
   * @param correction the present values, for the submitter to start from if the bill is rejected
   */
  record Output(
      ShownBill bill,
      String submitter,
      BigDecimal amountInBaseCurrency,
      VendorRisk vendorRisk,
      BillCategory category,
      List<ShownBill.Duplicate> duplicates,
      CorrectionForm correction) {}

  private final CheckingBills checking;

  CheckBillWorker(CheckingBills checking) {
    this.checking = checking;
  }

  @Override
  public String jobType() {
    return "revenue.checkBill";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(BillIsWithdrawn.CODE));
  }

  @Override
  public Output handle(Input input, Job job) {
    var check = checking.check(input.billId());
    var bill = check.bill();
    return new Output(
        ShownBill.of(check),
        Objects.requireNonNull(bill.submittedBy()),
        check.inBaseCurrency().amount(),
        check.vendorRisk(),
        bill.category(),
        check.duplicates().stream().map(ShownBill.Duplicate::of).toList(),
        CorrectionForm.of(bill));
  }
}
