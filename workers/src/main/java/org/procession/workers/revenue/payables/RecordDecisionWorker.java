package org.procession.workers.revenue.payables;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.payables.BillDecision;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillIsWithdrawn;
import org.procession.domain.revenue.payables.RecordingDecisions;
import org.procession.domain.revenue.payables.RecordingDecisions.DecisionNotAccepted;
import org.procession.domain.revenue.payables.RecordingDecisions.TaskDecidedBefore;
import org.procession.domain.tenancy.Scope;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.TryLater;
import org.procession.workers.engine.UserTasks;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Records what an approver decided, if the person who completed the task may decide it. */
@Component
class RecordDecisionWorker implements Worker<RecordDecisionWorker.Input> {

  static final String USER_TASK = "Task_ApproveBill";

  /** The engine tells who completed a task within a second or two. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  record Input(
      BillId billId, String approverGroup, @Nullable Boolean approved, @Nullable String comment) {}

  private final UserTasks tasks;
  private final RecordingDecisions recording;

  RecordDecisionWorker(UserTasks tasks, RecordingDecisions recording) {
    this.tasks = tasks;
    this.recording = recording;
  }

  @Override
  public String jobType() {
    return "revenue.recordDecision";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(
        BpmnError.of(BillIsWithdrawn.CODE), BpmnError.of(DecisionNotAccepted.CODE, "notAccepted"));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    var task = tasks.lastBefore(job, USER_TASK).orElseThrow(RecordDecisionWorker::notYetKnown);
    var user = task.userOf(Scope.current().tenant());
    try {
      recording.record(
          new BillDecision(
              input.billId(),
              task.key(),
              job.key(),
              input.approverGroup(),
              user,
              input.approved(),
              input.comment()));
    } catch (TaskDecidedBefore e) {
      // What is known is an earlier turn: one that was not accepted, another group's or round's.
      throw notYetKnown();
    }
    return new Nothing();
  }

  private static TryLater notYetKnown() {
    return new TryLater(PAUSE, "The engine has not told yet who completed the task.");
  }
}
