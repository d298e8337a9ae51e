package org.procession.workers.revenue.payables;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.ledger.PeriodClosed;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillIsWithdrawn;
import org.procession.domain.revenue.payables.PostingBills;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Posts an approved bill to the ledger. */
@Component
class PostBillWorker implements Worker<PostBillWorker.Input> {

  record Input(BillId billId, @Nullable LocalDate postingDate) {}

  private final PostingBills posting;

  PostBillWorker(PostingBills posting) {
    this.posting = posting;
  }

  @Override
  public String jobType() {
    return "revenue.postBill";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(
        BpmnError.of(BillIsWithdrawn.CODE), BpmnError.of(PeriodClosed.CODE, "periodClosed"));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    posting.post(input.billId(), input.postingDate());
    return new Nothing();
  }
}
