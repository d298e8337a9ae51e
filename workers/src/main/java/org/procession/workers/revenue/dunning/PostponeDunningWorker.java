package org.procession.workers.revenue.dunning;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.dunning.InvoiceSettled;
import org.procession.domain.revenue.dunning.PostponingDunning;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Puts off a step that the policy wants to be taken later. */
@Component
class PostponeDunningWorker implements Worker<PostponeDunningWorker.Input> {

  record Input(InvoiceId invoiceId, int days) {}

  record Output(@Nullable Duration waitFor) {}

  private final PostponingDunning postponing;

  PostponeDunningWorker(PostponingDunning postponing) {
    this.postponing = postponing;
  }

  @Override
  public String jobType() {
    return "revenue.postponeDunning";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(InvoiceSettled.CODE));
  }

  @Override
  public Output handle(Input input, Job job) {
    return new Output(postponing.postpone(input.invoiceId(), input.days()));
  }
}
