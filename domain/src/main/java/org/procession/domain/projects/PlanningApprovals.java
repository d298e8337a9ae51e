package org.procession.domain.projects;

import java.util.List;
import org.procession.domain.approvals.Decisions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out who has to see a proposal, after a revision: who has to see it again. */
@Service
public class PlanningApprovals {

  private final Projects projects;
  private final Decisions decisions;

  PlanningApprovals(Projects projects, Decisions decisions) {
    this.projects = projects;
    this.decisions = decisions;
  }

  /**
   * Idempotent: changes nothing, and has the same answer until somebody decides.
   *
   * @param approvers whom the policy names
   * @param needed how many of them must agree
   * @throws ApprovalPlan.PolicyUnusable when the policy cannot be met, or asks for nothing
   * @throws ProjectIsWithdrawn when its submitter took it back
   * @throws ProjectNotInStatus unless the project is submitted
   */
  @Transactional(readOnly = true)
  public ApprovalPlan plan(ProjectId id, List<Approver> approvers, int needed) {
    var project = projects.require(id);
    project.requireNotWithdrawn();
    project.requireStatus("decided", ProjectStatus.SUBMITTED);
    return ApprovalPlan.of(approvers, needed, project.changes(), decisions.on(id.subject()));
  }
}
