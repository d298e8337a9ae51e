package org.procession.workers.engine;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.Asked;
import org.procession.domain.approvals.Decision;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Component;

/**
 * Takes a decision from the user task in which a person made it. Whether the decision counts is the
 * domain's to judge.
 */
@Component
public class TakingDecisions {

  private final VerifyingCompletions verifying;

  TakingDecisions(VerifyingCompletions verifying) {
    this.verifying = verifying;
  }

  /**
   * What came out of a user task.
   *
   * @param approver for whom the task was
   * @param asked whom it asked
   */
  public record Given(
      String approver, Asked asked, @Nullable Boolean approved, @Nullable String comment) {}

  /**
   * Completes what was given by who gave it, and has it recorded.
   *
   * @param step the job that records it, to which the user task leads in the model
   * @throws TryLater while the engine has not told who completed the task
   */
  public void take(Job step, Given given, Consumer<Decision> recording) {
    var tenant = Scope.current().tenant();
    verifying.verify(
        step,
        Candidates.of(tenant, given.asked())::equals,
        task ->
            recording.accept(
                new Decision(
                    task.key(),
                    step.key(),
                    given.approver(),
                    task.userOf(tenant),
                    given.approved(),
                    given.comment())));
  }
}
