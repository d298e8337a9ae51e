package org.procession.workers.revenue.payables;

import java.util.Set;
import org.procession.domain.revenue.payables.ApprovingBills;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillIsWithdrawn;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Marks a bill approved whose approvals are all there. */
@Component
class ApproveBillWorker implements Worker<ApproveBillWorker.Input> {

  record Input(BillId billId) {}

  private final ApprovingBills approving;

  ApproveBillWorker(ApprovingBills approving) {
    this.approving = approving;
  }

  @Override
  public String jobType() {
    return "revenue.approveBill";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(BillIsWithdrawn.CODE));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    approving.approve(input.billId());
    return new Nothing();
  }
}
