package org.procession.workers.revenue.dunning;

import java.math.BigDecimal;
import java.util.List;
import org.procession.domain.crm.ClientSegment;
import org.procession.domain.revenue.dunning.AssessingDunningRuns;
import org.procession.domain.revenue.dunning.DunningAssessment;
import org.procession.domain.revenue.dunning.DunningRunId;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Reads what the next steps of dunning depend on, of the invoices of a part of a dunning run. */
@Component
class AssessDunningRunWorker implements Worker<AssessDunningRunWorker.Input> {

  /**
   * @param part the number of the part
   */
  record Input(DunningRunId dunningRunId, int part) {}

  /**
   * @param cases the invoices whose next step is due, and what the policy decides by
   */
  record Output(List<Case> cases) {}

  /** An invoice, with the names that {@link AssessDunningWorker} gives. */
  record Case(
      InvoiceId invoiceId,
      BigDecimal amountInBaseCurrency,
      int daysOverdue,
      ClientSegment segment,
      int level) {

    static Case of(DunningAssessment assessment) {
      return new Case(
          assessment.invoice().id(),
          assessment.openInBaseCurrency().amount(),
          assessment.invoice().overdueDays(),
          assessment.client().segment(),
          assessment.level());
    }
  }

  private final AssessingDunningRuns assessing;

  AssessDunningRunWorker(AssessingDunningRuns assessing) {
    this.assessing = assessing;
  }

  @Override
  public String jobType() {
    return "revenue.assessDunningRun";
  }

  @Override
  public Output handle(Input input, Job job) {
    return new Output(
        assessing.assess(input.dunningRunId(), input.part()).stream().map(Case::of).toList());
  }
}
