package org.procession.domain.projects;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.TellingApprovers;
import org.procession.domain.approvals.TellingApprovers.Text;
import org.procession.domain.crm.ClientId;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.UserId;
import org.procession.domain.processes.Engines;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who have to agree to projects what is expected of them. */
@Service
public class NotifyingProjectApprovers {

  private final Projects projects;
  private final TellingApprovers telling;
  private final Engines engines;
  private final EventLog events;

  NotifyingProjectApprovers(
      Projects projects, TellingApprovers telling, Engines engines, EventLog events) {
    this.projects = projects;
    this.telling = telling;
    this.engines = engines;
    this.events = events;
  }

  /**
   * Asks for agreement to a project. Idempotent by project and turn.
   *
   * @param escalatedTo a group that is asked too, or null
   * @param turn what tells this request from others for the same project: the engine's job key
   * @throws ProjectIsWithdrawn when its submitter took it back
   */
  @Transactional
  public void request(ProjectId id, Approver approver, @Nullable String escalatedTo, long turn) {
    var project = require(id);
    var asked = approver.asked(project.sponsor(), escalatedTo);
    var text = text(project, "Please decide on project %s", "waits for your decision");
    record(
        project,
        approver,
        telling.request(id.subject(), asked, turn, text),
        ProjectApprovalRequested::new);
  }

  /**
   * Reminds of a project. Idempotent by project and turn.
   *
   * @param escalatedTo a group that is reminded too, or null
   * @param turn what tells this reminder from others for the same project: the engine's job key
   * @throws ProjectIsWithdrawn when its submitter took it back
   */
  @Transactional
  public void remind(ProjectId id, Approver approver, @Nullable String escalatedTo, long turn) {
    var project = require(id);
    var asked = approver.asked(project.sponsor(), escalatedTo);
    var text = text(project, "Reminder: project %s waits for you", "still waits for your decision");
    record(
        project,
        approver,
        telling.remind(id.subject(), asked, turn, text),
        ProjectApprovalReminded::new);
  }

  private Project require(ProjectId id) {
    var project = projects.require(id);
    project.requireNotWithdrawn();
    return project;
  }

  private static Text text(Project project, String title, String waits) {
    var plan = project.plan();
    return new Text(
        title.formatted(plan.title()),
        "Project %s with a budget of %s, from %s to %s, %s."
            .formatted(plan.title(), plan.budget(), plan.startsOn(), plan.endsOn(), waits));
  }

  /** Makes the event of a notice. */
  private interface Notice {
    ProjectEvent event(
        ProjectId project,
        @Nullable ClientId client,
        String title,
        Approver approver,
        List<UserId> asked);
  }

  private void record(Project project, Approver approver, List<UserId> told, Notice notice) {
    if (!told.isEmpty()) {
      events.record(
          notice.event(project.id(), project.clientId(), project.title(), approver, told));
    }
  }

  /**
   * Lets another group decide too, since the approver has let the time pass. Idempotent by
   * escalation.
   *
   * @param escalation what tells this escalation from others of the same project: the engine's job
   *     key
   * @return that group
   * @throws ProjectIsWithdrawn when its submitter took it back
   */
  @Transactional
  public String escalate(ProjectId id, Approver approver, long escalation) {
    var project = require(id);
    events.recordOnce(
        "projectApprovalEscalated:%s:%s".formatted(id, engines.turn(escalation)),
        new ProjectApprovalEscalated(
            id, project.clientId(), project.title(), approver, approver.above()));
    return approver.above();
  }

  /** Tells those who were asked that there is nothing to decide any more. Idempotent by project. */
  @Transactional
  public void withdrawn(ProjectId id) {
    var project = projects.require(id);
    telling.withdraw(
        id.subject(),
        new Text(
            "Project %s was withdrawn".formatted(project.title()),
            "Project %s was withdrawn; nothing is left to decide.".formatted(project.title())));
  }
}
