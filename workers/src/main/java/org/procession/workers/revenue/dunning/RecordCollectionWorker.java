package org.procession.workers.revenue.dunning;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.Asked;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.revenue.dunning.CollectionAnswer;
import org.procession.domain.revenue.dunning.DecidingCollection;
import org.procession.domain.revenue.dunning.DunningPaused;
import org.procession.domain.revenue.dunning.InvoiceSettled;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.TakingDecisions;
import org.procession.workers.engine.TakingDecisions.Given;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Records what finance decided on collection, and has it done. */
@Component
class RecordCollectionWorker implements Worker<RecordCollectionWorker.Input> {

  record Input(
      InvoiceId invoiceId,
      @Nullable String decision,
      @Nullable String moreTimeUntil,
      @Nullable String reason) {}

  private final TakingDecisions taking;
  private final DecidingCollection deciding;

  RecordCollectionWorker(TakingDecisions taking, DecidingCollection deciding) {
    this.taking = taking;
    this.deciding = deciding;
  }

  @Override
  public String jobType() {
    return "revenue.recordCollection";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(
        BpmnError.of(InvoiceSettled.CODE),
        BpmnError.of(DunningPaused.CODE),
        BpmnError.of(DecisionNotAccepted.CODE, "notAccepted"));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    var answer = new CollectionAnswer(input.decision(), input.moreTimeUntil(), input.reason());
    taking.take(
        job,
        new Given(
            DecidingCollection.GROUP,
            Asked.group(DecidingCollection.GROUP),
            answer.isFinal(),
            answer.reason()),
        decision -> deciding.decide(input.invoiceId(), decision, answer));
    return new Nothing();
  }
}
