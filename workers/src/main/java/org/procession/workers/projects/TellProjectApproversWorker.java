package org.procession.workers.projects;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.projects.Approver;
import org.procession.domain.projects.NotifyingProjectApprovers;
import org.procession.domain.projects.ProjectId;
import org.procession.domain.projects.ProjectIsWithdrawn;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Header;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Notice;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Tells approvers what they are asked, reminded of, or no longer asked. */
@Component
class TellProjectApproversWorker implements Worker<TellProjectApproversWorker.Input> {

  /**
   * @param approver whom to tell; a withdrawal goes to all who were asked, and has none
   * @param escalatedTo a group to be told too
   * @param notice what they are told
   */
  record Input(
      ProjectId projectId,
      @Nullable Approver approver,
      @Nullable String escalatedTo,
      @Header Notice notice) {}

  private final NotifyingProjectApprovers notifying;

  TellProjectApproversWorker(NotifyingProjectApprovers notifying) {
    this.notifying = notifying;
  }

  @Override
  public String jobType() {
    return "projects.tellProjectApprovers";
  }

  /** Not for a withdrawal, which comes when the project is withdrawn. */
  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(ProjectIsWithdrawn.CODE));
  }

  @Override
  public Nothing handle(Input input, Job job) {
    switch (input.notice()) {
      case REQUEST ->
          notifying.request(input.projectId(), approver(input), input.escalatedTo(), job.key());
      case REMINDER ->
          notifying.remind(input.projectId(), approver(input), input.escalatedTo(), job.key());
      case WITHDRAWAL -> notifying.withdrawn(input.projectId());
    }
    return new Nothing();
  }

  private static Approver approver(Input input) {
    return Objects.requireNonNull(input.approver(), "approver is missing");
  }
}
