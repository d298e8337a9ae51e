package org.procession.workers.revenue.dunning;

import java.math.BigDecimal;
import java.util.Set;
import org.procession.domain.revenue.dunning.ChargingDunning;
import org.procession.domain.revenue.dunning.DunningPaused;
import org.procession.domain.revenue.dunning.DunningTerms;
import org.procession.domain.revenue.dunning.InvoiceSettled;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Charges the fee and the interest of a level. */
@Component
class ChargeDunningWorker implements Worker<ChargeDunningWorker.Input> {

  /**
   * @param fee in base currency
   * @param yearlyInterest in percent
   */
  record Input(InvoiceId invoiceId, int level, BigDecimal fee, BigDecimal yearlyInterest) {}

  private final ChargingDunning charging;

  ChargeDunningWorker(ChargingDunning charging) {
    this.charging = charging;
  }

  @Override
  public String jobType() {
    return "revenue.chargeDunning";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(InvoiceSettled.CODE), BpmnError.of(DunningPaused.CODE));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    charging.charge(
        input.invoiceId(), input.level(), new DunningTerms(input.fee(), input.yearlyInterest()));
    return new Nothing();
  }
}
