package org.procession.workers.projects;

import org.procession.domain.projects.ProjectId;
import org.procession.domain.projects.WithdrawingProjects;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Takes a rejected proposal back when its submitter gives up. */
@Component
class WithdrawProjectWorker implements Worker<WithdrawProjectWorker.Input> {

  record Input(ProjectId projectId) {}

  private final WithdrawingProjects withdrawing;

  WithdrawProjectWorker(WithdrawingProjects withdrawing) {
    this.withdrawing = withdrawing;
  }

  @Override
  public String jobType() {
    return "projects.withdrawProject";
  }

  @Override
  public Nothing handle(Input input, Job job) {
    withdrawing.withdraw(input.projectId(), null);
    return new Nothing();
  }
}
