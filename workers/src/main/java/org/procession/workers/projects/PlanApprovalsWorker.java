package org.procession.workers.projects;

import java.util.List;
import java.util.Set;
import org.procession.domain.projects.Approver;
import org.procession.domain.projects.PlanningApprovals;
import org.procession.domain.projects.ProjectId;
import org.procession.domain.projects.ProjectIsWithdrawn;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Leaves out who has agreed before and has nothing to see again. */
@Component
class PlanApprovalsWorker implements Worker<PlanApprovalsWorker.Input> {

  /**
   * @param approvers whom the policy names
   * @param needed how many of them must agree
   */
  record Input(ProjectId projectId, List<Approver> approvers, int needed) {}

  /**
   * @param approvers who is asked now
   * @param needed how many of them must agree
   * @param mandatory those of them without whom it does not go
   */
  record Output(List<Approver> approvers, int needed, List<Approver> mandatory) {}

  private final PlanningApprovals planning;

  PlanApprovalsWorker(PlanningApprovals planning) {
    this.planning = planning;
  }

  @Override
  public String jobType() {
    return "projects.planApprovals";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(ProjectIsWithdrawn.CODE));
  }

  @Override
  public Output handle(Input input, Job job) {
    var plan = planning.plan(input.projectId(), input.approvers(), input.needed());
    return new Output(plan.approvers(), plan.needed(), plan.mandatory());
  }
}
