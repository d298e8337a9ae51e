package org.procession.workers.revenue.payables;

import java.util.Set;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillIsWithdrawn;
import org.procession.domain.revenue.payables.DiscardingDuplicates;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Ends a bill that was found to be a copy of another. */
@Component
class DiscardDuplicateWorker implements Worker<DiscardDuplicateWorker.Input> {

  record Input(BillId billId) {}

  private final DiscardingDuplicates discarding;

  DiscardDuplicateWorker(DiscardingDuplicates discarding) {
    this.discarding = discarding;
  }

  @Override
  public String jobType() {
    return "revenue.discardDuplicate";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(BillIsWithdrawn.CODE));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    discarding.discard(input.billId());
    return new Nothing();
  }
}
