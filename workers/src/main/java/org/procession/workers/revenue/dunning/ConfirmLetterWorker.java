package org.procession.workers.revenue.dunning;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.dunning.RemindingClients;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Records that the letter of a level is posted. */
@Component
class ConfirmLetterWorker implements Worker<ConfirmLetterWorker.Input> {

  /**
   * @param days until the next level
   */
  record Input(InvoiceId invoiceId, int level, int days) {}

  record Output(@Nullable Duration waitFor) {}

  private final RemindingClients reminding;

  ConfirmLetterWorker(RemindingClients reminding) {
    this.reminding = reminding;
  }

  @Override
  public String jobType() {
    return "revenue.confirmLetter";
  }

  @Override
  public Output handle(Input input, Job job) {
    return new Output(reminding.posted(input.invoiceId(), input.level(), input.days()));
  }
}
