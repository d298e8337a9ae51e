package org.procession.domain.projects;

import java.util.Optional;
import org.procession.domain.approvals.CountedDecision;
import org.procession.domain.approvals.Decisions;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.Directory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a proposal that was rejected back to its submitter for a revision. */
@Service
public class ReturningProjects {

  private final Projects projects;
  private final Decisions decisions;
  private final Directory directory;
  private final OutgoingMessages messages;
  private final EventLog events;

  ReturningProjects(
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
   * Idempotent by project and round: a second call finds it returned and changes nothing.
   *
   * @return the rejection, if one counts
   * @throws ProjectIsWithdrawn when its submitter took it back
   */
  @Transactional
  public Optional<CountedDecision> giveBack(ProjectId id) {
    var project = projects.requireLocked(id);
    var rejection = decisions.rejection(id.subject(), project.round());
    if (project.requestChanges()) {
      var comment = rejection.flatMap(r -> Optional.ofNullable(r.comment())).orElse(null);
      events.record(
          new ProjectReturned(
              id,
              project.clientId(),
              project.title(),
              project.submitter(),
              rejection.map(r -> new Approver(r.approver())).orElse(null),
              comment));
      directory
          .findActive(project.submitter())
          .ifPresent(
              submitter ->
                  messages.plan(
                      new Message(
                          "projectReturned:%s:%d".formatted(id, project.round()),
                          id.subject(),
                          submitter.email(),
                          "Project %s was not agreed to".formatted(project.title()),
                          "Project %s was returned to you%s\n\nRevise it in your task list, or withdraw it.\n"
                              .formatted(
                                  project.title(),
                                  comment == null || comment.isBlank()
                                      ? "."
                                      : ":\n\n" + comment))));
    }
    return rejection;
  }
}
