package org.procession.workers.revenue.dunning;

import org.procession.domain.revenue.dunning.BeginningDunning;
import org.procession.domain.revenue.dunning.DunningRunId;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Leaves the invoices of a dunning run to processes of their own. */
@Component
class BeginDunningWorker implements Worker<BeginDunningWorker.Input> {

  record Input(DunningRunId dunningRunId) {}

  private final BeginningDunning beginning;

  BeginDunningWorker(BeginningDunning beginning) {
    this.beginning = beginning;
  }

  @Override
  public String jobType() {
    return "revenue.beginDunning";
  }

  @Override
  public Nothing handle(Input input, Job job) {
    beginning.begin(input.dunningRunId());
    return new Nothing();
  }
}
