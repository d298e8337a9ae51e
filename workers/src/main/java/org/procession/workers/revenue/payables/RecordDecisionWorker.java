package org.procession.workers.revenue.payables;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.Asked;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillIsWithdrawn;
import org.procession.domain.revenue.payables.DecidingBills;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.TakingDecisions;
import org.procession.workers.engine.TakingDecisions.Given;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Records what an approver decided, if the person who completed the task may decide it. */
@Component
class RecordDecisionWorker implements Worker<RecordDecisionWorker.Input> {

  record Input(
      BillId billId, String approverGroup, @Nullable Boolean approved, @Nullable String comment) {}

  private final TakingDecisions taking;
  private final DecidingBills deciding;

  RecordDecisionWorker(TakingDecisions taking, DecidingBills deciding) {
    this.taking = taking;
    this.deciding = deciding;
  }

  @Override
  public String jobType() {
    return "revenue.recordDecision";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(
        BpmnError.of(BillIsWithdrawn.CODE), BpmnError.of(DecisionNotAccepted.CODE, "notAccepted"));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    taking.take(
        job,
        new Given(
            input.approverGroup(),
            Asked.group(input.approverGroup()),
            input.approved(),
            input.comment()),
        decision -> deciding.decide(input.billId(), decision));
    return new Nothing();
  }
}
