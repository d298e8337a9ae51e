package org.procession.workers.revenue.dunning;

import java.util.List;
import org.procession.domain.revenue.dunning.AssessingDunningRuns;
import org.procession.domain.revenue.dunning.DunningRunId;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Says in which parts the invoices of a dunning run are taken. */
@Component
class DivideDunningRunWorker implements Worker<DivideDunningRunWorker.Input> {

  record Input(DunningRunId dunningRunId) {}

  /**
   * @param parts the numbers of the parts
   */
  record Output(List<Integer> parts) {}

  private final AssessingDunningRuns assessing;

  DivideDunningRunWorker(AssessingDunningRuns assessing) {
    this.assessing = assessing;
  }

  @Override
  public String jobType() {
    return "revenue.divideDunningRun";
  }

  @Override
  public Output handle(Input input, Job job) {
    return new Output(assessing.parts(input.dunningRunId()));
  }
}
