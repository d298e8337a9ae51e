package org.procession.workers.revenue.payables;

import java.util.Set;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillIsWithdrawn;
import org.procession.domain.revenue.payables.RejectingBills;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Gives a bill that was not approved back to its submitter. */
@Component
class RejectBillWorker implements Worker<RejectBillWorker.Input> {

  record Input(BillId billId) {}

  private final RejectingBills rejecting;

  RejectBillWorker(RejectingBills rejecting) {
    this.rejecting = rejecting;
  }

  @Override
  public String jobType() {
    return "revenue.rejectBill";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(BillIsWithdrawn.CODE));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    rejecting.reject(input.billId());
    return new Nothing();
  }
}
