package org.procession.workers.projects;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import org.procession.domain.identity.UserId;
import org.procession.domain.projects.CheckingProjects;
import org.procession.domain.projects.ProjectId;
import org.procession.domain.projects.ProjectIsWithdrawn;
import org.procession.domain.projects.ProjectRisk;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Reads what the approval of a project depends on, and what its forms show. */
@Component
class CheckProjectWorker implements Worker<CheckProjectWorker.Input> {

  record Input(ProjectId projectId) {}

  /**
   * @param durationInDays from the first day to the last, both included
   * @param revision the present values, for the submitter to start from if the proposal is rejected
   */
  record Output(
      ShownProject project,
      UserId submitter,
      UserId sponsor,
      BigDecimal budgetInBaseCurrency,
      ProjectRisk risk,
      long durationInDays,
      RevisionForm revision) {}

  private final CheckingProjects checking;

  CheckProjectWorker(CheckingProjects checking) {
    this.checking = checking;
  }

  @Override
  public String jobType() {
    return "projects.checkProject";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(ProjectIsWithdrawn.CODE));
  }

  @Override
  public Output handle(Input input, Job job) {
    var check = checking.check(input.projectId());
    var project = check.project();
    return new Output(
        ShownProject.of(check),
        Objects.requireNonNull(project.submittedBy()),
        project.sponsor(),
        check.budgetInBaseCurrency().amount(),
        project.plan().risk(),
        check.durationInDays(),
        RevisionForm.of(project.plan()));
  }
}
