package org.procession.workers.engine;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.Asked;
import org.procession.domain.approvals.Decision;
import org.procession.domain.approvals.TaskDecidedBefore;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Component;

/**
 * Takes a decision from the user task in which a person made it. What the engine says of that
 * person is only who it was; whether the decision counts is the domain's to judge.
 */
@Component
public class TakingDecisions {

  /** The engine tells who completed a task within a second or two. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final UserTasks tasks;
  private final Models models;

  TakingDecisions(UserTasks tasks, Models models) {
    this.tasks = tasks;
    this.models = models;
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
    var task =
        tasks
            .lastBefore(
                step,
                models.userTaskBefore(step.processId(), step.elementId()),
                Candidates.of(tenant, given.asked()))
            .orElseThrow(TakingDecisions::notYetKnown);
    try {
      recording.accept(
          new Decision(
              task.key(),
              step.key(),
              given.approver(),
              task.userOf(tenant),
              given.approved(),
              given.comment()));
    } catch (TaskDecidedBefore e) {
      // What is known is an earlier turn: one that was not accepted, or one of another round.
      throw notYetKnown();
    }
  }

  private static TryLater notYetKnown() {
    return new TryLater(PAUSE, "The engine has not told yet who completed the task.");
  }
}
