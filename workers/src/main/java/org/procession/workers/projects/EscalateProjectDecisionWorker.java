package org.procession.workers.projects;

import java.util.Set;
import org.procession.domain.projects.Approver;
import org.procession.domain.projects.NotifyingProjectApprovers;
import org.procession.domain.projects.ProjectId;
import org.procession.domain.projects.ProjectIsWithdrawn;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Lets the group above decide too on what is overdue. */
@Component
class EscalateProjectDecisionWorker implements Worker<EscalateProjectDecisionWorker.Input> {

  record Input(ProjectId projectId, Approver approver) {}

  record Output(String escalatedTo) {}

  private final NotifyingProjectApprovers notifying;

  EscalateProjectDecisionWorker(NotifyingProjectApprovers notifying) {
    this.notifying = notifying;
  }

  @Override
  public String jobType() {
    return "projects.escalateProjectDecision";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(ProjectIsWithdrawn.CODE));
  }

  @Override
  public Output handle(Input input, Job job) {
    return new Output(notifying.escalate(input.projectId(), input.approver(), job.key()));
  }
}
