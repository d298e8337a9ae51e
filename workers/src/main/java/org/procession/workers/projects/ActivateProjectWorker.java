package org.procession.workers.projects;

import java.util.Set;
import org.procession.domain.projects.ActivatingProjects;
import org.procession.domain.projects.ProjectId;
import org.procession.domain.projects.ProjectIsWithdrawn;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Lets a project begin to which enough have agreed. */
@Component
class ActivateProjectWorker implements Worker<ActivateProjectWorker.Input> {

  record Input(ProjectId projectId) {}

  private final ActivatingProjects activating;

  ActivateProjectWorker(ActivatingProjects activating) {
    this.activating = activating;
  }

  @Override
  public String jobType() {
    return "projects.activateProject";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(
        BpmnError.of(ProjectIsWithdrawn.CODE),
        BpmnError.of(ActivatingProjects.RejectedMeanwhile.CODE));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    activating.activate(input.projectId());
    return new Nothing();
  }
}
