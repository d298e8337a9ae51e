package org.procession.workers.approvals;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.events.Subject;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Header;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.VerifyingCompletions;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/**
 * Verifies that the user task before it was completed by somebody whom it asks; with the header
 * {@code fourEyes}, also by nobody whom the four-eyes rules keep from deciding on the record.
 */
@Component
class VerifyCompletionWorker implements Worker<VerifyCompletionWorker.Input> {

  /**
   * @param fourEyes whether the four-eyes rules hold for the task
   */
  record Input(String subject, @Header @Nullable Boolean fourEyes) {}

  private final VerifyingCompletions verifying;

  VerifyCompletionWorker(VerifyingCompletions verifying) {
    this.verifying = verifying;
  }

  @Override
  public String jobType() {
    return "approvals.verifyCompletion";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(DecisionNotAccepted.CODE, "notAccepted"));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    verifying.verify(job, Subject.parse(input.subject()), Boolean.TRUE.equals(input.fourEyes()));
    return new Nothing();
  }
}
