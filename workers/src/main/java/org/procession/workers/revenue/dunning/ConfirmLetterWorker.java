package org.procession.workers.revenue.dunning;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.revenue.dunning.RemindingClients;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.VerifyingCompletions;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Records that the letter of a level is posted, if somebody whom the task asks says so. */
@Component
class ConfirmLetterWorker implements Worker<ConfirmLetterWorker.Input> {

  /**
   * @param days until the next level
   */
  record Input(InvoiceId invoiceId, int level, int days) {}

  record Output(@Nullable Duration waitFor) {}

  private final VerifyingCompletions verifying;
  private final RemindingClients reminding;

  ConfirmLetterWorker(VerifyingCompletions verifying, RemindingClients reminding) {
    this.verifying = verifying;
    this.reminding = reminding;
  }

  @Override
  public String jobType() {
    return "revenue.confirmLetter";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(DecisionNotAccepted.CODE, "notAccepted"));
  }

  @Override
  public Output handle(Input input, Job job) {
    verifying.verify(job, input.invoiceId().subject(), false);
    return new Output(reminding.posted(input.invoiceId(), input.level(), input.days()));
  }
}
