package org.procession.workers.projects;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.identity.UserId;
import org.procession.domain.projects.Approver;
import org.procession.domain.projects.DecidingProjects;
import org.procession.domain.projects.ProjectId;
import org.procession.domain.projects.ProjectIsWithdrawn;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.TakingDecisions;
import org.procession.workers.engine.TakingDecisions.Given;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Records what somebody decided on a project, if the person who completed the task may. */
@Component
class RecordProjectDecisionWorker implements Worker<RecordProjectDecisionWorker.Input> {

  record Input(
      ProjectId projectId,
      Approver approver,
      UserId sponsor,
      @Nullable String escalatedTo,
      @Nullable Boolean approved,
      @Nullable String comment) {}

  private final TakingDecisions taking;
  private final DecidingProjects deciding;

  RecordProjectDecisionWorker(TakingDecisions taking, DecidingProjects deciding) {
    this.taking = taking;
    this.deciding = deciding;
  }

  @Override
  public String jobType() {
    return "projects.recordProjectDecision";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(
        BpmnError.of(ProjectIsWithdrawn.CODE),
        BpmnError.of(DecisionNotAccepted.CODE, "notAccepted"));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    taking.take(
        job,
        new Given(
            input.approver().name(),
            input.approver().asked(input.sponsor(), input.escalatedTo()),
            input.approved(),
            input.comment()),
        decision -> deciding.decide(input.projectId(), decision, input.escalatedTo()));
    return new Nothing();
  }
}
