package org.procession.domain.projects;

import java.util.stream.Stream;
import org.procession.domain.Problem;
import org.procession.domain.approvals.CountedDecision;
import org.procession.domain.approvals.Decisions;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a project begin to which all have agreed whose agreement it needs. */
@Service
public class ActivatingProjects {

  private final Projects projects;
  private final Decisions decisions;
  private final Directory directory;
  private final OutgoingMessages messages;
  private final EventLog events;

  ActivatingProjects(
      Projects projects,
      Decisions decisions,
      Directory directory,
      OutgoingMessages messages,
      EventLog events) {
    this.projects = projects;
    this.decisions = decisions;
    this.directory = directory;
    this.messages = messages;
    this.events = events;
  }

  /**
   * Fixes the milestones, and tells the members and the submitter. Idempotent by project: a second
   * call finds it active and changes nothing.
   *
   * @throws RejectedMeanwhile when a rejection of this round counts: one that was recorded while
   *     the last agreement came in
   * @throws ProjectIsWithdrawn when its submitter took it back
   */
  @Transactional
  public void activate(ProjectId id) {
    var project = projects.requireLocked(id);
    if (!project.activate()) {
      return;
    }
    decisions
        .rejection(id.subject(), project.round())
        .ifPresent(
            rejection -> {
              throw new RejectedMeanwhile(id, rejection);
            });
    events.record(
        new ProjectActivated(
            id,
            project.clientId(),
            project.title(),
            project.budget(),
            project.record().plan().milestones()));
    Stream.concat(
            project.members().stream().map(ProjectMember::user), Stream.of(project.submitter()))
        .distinct()
        .flatMap(user -> directory.findActive(user).stream())
        .forEach(user -> messages.plan(message(project, user)));
  }

  private static Message message(Project project, UserRecord user) {
    var plan = project.plan();
    return new Message(
        "projectActivated:%s:%s".formatted(project.id(), user.id()),
        project.id().subject(),
        user.email(),
        "Project %s is active".formatted(plan.title()),
        "Project %s was agreed to and is active, from %s to %s, with a budget of %s.\n"
            .formatted(plan.title(), plan.startsOn(), plan.endsOn(), plan.budget()));
  }

  /** Somebody rejected the project at the last moment. */
  public static final class RejectedMeanwhile extends Problem {

    /** The code of the BPMN error. */
    public static final String CODE = "PROJECT_REJECTED";

    RejectedMeanwhile(ProjectId id, CountedDecision rejection) {
      super(
          Kind.CONFLICT,
          CODE,
          "Project %s was rejected for %s.".formatted(id, rejection.approver()));
    }
  }
}
