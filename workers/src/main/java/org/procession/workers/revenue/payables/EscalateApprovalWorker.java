package org.procession.workers.revenue.payables;

import java.util.Set;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillIsWithdrawn;
import org.procession.domain.revenue.payables.NotifyingApprovers;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Passes an approval that is overdue to the group that decides instead. */
@Component
class EscalateApprovalWorker implements Worker<EscalateApprovalWorker.Input> {

  record Input(BillId billId, String approverGroup) {}

  record Output(String approverGroup) {}

  private final NotifyingApprovers notifying;

  EscalateApprovalWorker(NotifyingApprovers notifying) {
    this.notifying = notifying;
  }

  @Override
  public String jobType() {
    return "revenue.escalateApproval";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(BillIsWithdrawn.CODE));
  }

  @Override
  public Output handle(Input input, Job job) {
    return new Output(notifying.escalate(input.billId(), input.approverGroup(), job.key()));
  }
}
