package org.procession.domain.projects;

import org.procession.domain.events.EventLog;
import org.procession.domain.identity.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands a proposal in for approval; the event starts {@code ProjectApprovalProcess}. */
@Service
public class SubmittingProjects {

  private final Projects projects;
  private final CreatingProjects creating;
  private final EventLog events;

  SubmittingProjects(Projects projects, CreatingProjects creating, EventLog events) {
    this.projects = projects;
    this.creating = creating;
    this.events = events;
  }

  /**
   * Not idempotent: a second call finds the project submitted and is refused.
   *
   * @throws ProjectNotFound when the tenant has no such project
   * @throws ProjectNotInStatus unless the project is a draft
   * @throws SubmitterIsSponsor when its own sponsor submits it
   */
  @Transactional
  public ProjectRecord submit(ProjectId id, UserId submitter) {
    var project = projects.require(id);
    project.submit(submitter);
    projects.flush();
    events.record(new ProjectSubmitted(id, project.clientId(), project.title(), project.budget()));
    return project.record();
  }

  /**
   * Enters a proposal and hands it in at once, or does neither. Not idempotent.
   *
   * @throws SubmitterIsSponsor when its own sponsor submits it
   */
  @Transactional
  public ProjectRecord propose(NewProject project, UserId submitter) {
    return submit(creating.create(project).id(), submitter);
  }
}
