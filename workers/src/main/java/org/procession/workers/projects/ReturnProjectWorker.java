package org.procession.workers.projects;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.projects.ProjectId;
import org.procession.domain.projects.ProjectIsWithdrawn;
import org.procession.domain.projects.ReturningProjects;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Gives a rejected proposal back to its submitter. */
@Component
class ReturnProjectWorker implements Worker<ReturnProjectWorker.Input> {

  record Input(ProjectId projectId) {}

  /** What the form shows of a rejection. */
  record Rejection(String approver, String comment) {}

  /**
   * @param rejection null when none counts
   */
  record Output(@Nullable Rejection rejection) {}

  private final ReturningProjects returning;

  ReturnProjectWorker(ReturningProjects returning) {
    this.returning = returning;
  }

  @Override
  public String jobType() {
    return "projects.returnProject";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(ProjectIsWithdrawn.CODE));
  }

  @Override
  public Output handle(Input input, Job job) {
    return new Output(
        returning
            .giveBack(input.projectId())
            .map(
                rejection ->
                    new Rejection(
                        rejection.approver(), Objects.requireNonNullElse(rejection.comment(), "")))
            .orElse(null));
  }
}
