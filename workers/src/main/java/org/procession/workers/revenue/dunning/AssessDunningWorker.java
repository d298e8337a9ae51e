package org.procession.workers.revenue.dunning;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientSegment;
import org.procession.domain.revenue.dunning.AssessingDunning;
import org.procession.domain.revenue.dunning.InvoiceSettled;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Reads what the next step of dunning depends on, and what its forms show. */
@Component
class AssessDunningWorker implements Worker<AssessDunningWorker.Input> {

  record Input(InvoiceId invoiceId) {}

  /**
   * @param waitFor how long the next step has to wait, null when it is due
   */
  record Output(
      ShownInvoice invoice,
      BigDecimal amountInBaseCurrency,
      int daysOverdue,
      ClientSegment segment,
      int level,
      @Nullable Duration waitFor) {}

  private final AssessingDunning assessing;

  AssessDunningWorker(AssessingDunning assessing) {
    this.assessing = assessing;
  }

  @Override
  public String jobType() {
    return "revenue.assessDunning";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(InvoiceSettled.CODE));
  }

  @Override
  public Output handle(Input input, Job job) {
    var assessment = assessing.assess(input.invoiceId());
    return new Output(
        ShownInvoice.of(assessment),
        assessment.openInBaseCurrency().amount(),
        assessment.invoice().overdueDays(),
        assessment.client().segment(),
        assessment.level(),
        assessment.waitFor());
  }
}
