package org.procession.workers.revenue.payables;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;
import org.procession.domain.revenue.payables.BillCorrection;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillIsWithdrawn;
import org.procession.domain.revenue.payables.CorrectingBills;
import org.procession.domain.revenue.payables.FindingBills;
import org.procession.domain.revenue.payables.NewBill;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.procession.workers.revenue.payables.CorrectionForm.CorrectionInvalid;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts in what the submitter of a rejected bill corrected. */
@Component
class CorrectBillWorker implements Worker<CorrectBillWorker.Input> {

  /**
   * @param correction a {@link CorrectionForm}, if it is one: the submitter is told when it is not
   */
  record Input(BillId billId, @Nullable JsonNode correction) {}

  private final FindingBills finding;
  private final CorrectingBills correcting;
  private final JsonMapper json;

  CorrectBillWorker(FindingBills finding, CorrectingBills correcting, JsonMapper json) {
    this.finding = finding;
    this.correcting = correcting;
    this.json = json;
  }

  @Override
  public String jobType() {
    return "revenue.correctBill";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(
        BpmnError.of(BillIsWithdrawn.CODE), BpmnError.of(NewBill.BillInvalid.CODE, "invalid"));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    try {
      correcting.correct(input.billId(), correction(input));
    } catch (Problem e) {
      // Whichever rule the values break, it is for the submitter to mend them.
      throw e.kind() == Problem.Kind.INVALID ? new CorrectionInvalid(e.detail()) : e;
    }
    return new Nothing();
  }

  private BillCorrection correction(Input input) {
    if (input.correction() == null) {
      throw new CorrectionInvalid("The correction is missing.");
    }
    try {
      return json.treeToValue(input.correction(), CorrectionForm.class)
          .read(finding.find(input.billId()));
    } catch (JacksonException e) {
      throw new CorrectionInvalid("The correction cannot be read.");
    }
  }
}
