package org.procession.workers.engine;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.procession.domain.approvals.Completion;
import org.procession.domain.approvals.Completions;
import org.procession.domain.approvals.TaskDecidedBefore;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Scope;
import org.procession.workers.engine.UserTasks.CompletedTask;
import org.springframework.stereotype.Component;

/**
 * Verifies who completed user tasks. What the engine says is only who it was, and whom the task
 * asks; whether that person may is the domain's to judge.
 */
@Component
public class VerifyingCompletions {

  /**
   * The engine tells who completed a task within a second or two. To ask more often costs it more
   * than people notice.
   */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final UserTasks tasks;
  private final Models models;
  private final Completions completions;

  VerifyingCompletions(UserTasks tasks, Models models, Completions completions) {
    this.tasks = tasks;
    this.models = models;
    this.completions = completions;
  }

  /**
   * Accepts the completion of the user task before a step by somebody whom the task asks. The task
   * must have one turn at a time, as it has outside of parallel sub-processes.
   *
   * @param step the job that verifies it, to which the user task leads in the model
   * @param subject the record that the task is about
   * @param apart whether the four-eyes rules hold for the task
   * @throws org.procession.domain.approvals.DecisionNotAccepted when it does not count
   * @throws TryLater while the engine has not told who completed the task
   */
  public void verify(Job step, Subject subject, boolean apart) {
    var tenant = Scope.current().tenant();
    verify(
        step,
        any -> true,
        task ->
            completions.verify(
                subject,
                new Completion(task.key(), step.key(), task.userOf(tenant)),
                task.asked().in(tenant),
                apart));
  }

  /**
   * Has the last turn of the user task before a step verified.
   *
   * @param asked whom the turn asks
   */
  void verify(Job step, Predicate<Candidates> asked, Consumer<CompletedTask> verifying) {
    var before = models.userTaskBefore(step.processId(), step.elementId());
    try {
      verifying.accept(
          tasks.lastBefore(step, before, asked).orElseThrow(VerifyingCompletions::notYetKnown));
    } catch (TaskDecidedBefore e) {
      // What is known is an earlier turn: one that was not accepted, or one of another round.
      throw notYetKnown();
    }
  }

  private static TryLater notYetKnown() {
    return new TryLater(PAUSE, "The engine has not told yet who completed the task.");
  }
}
