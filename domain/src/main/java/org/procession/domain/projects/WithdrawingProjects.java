package org.procession.domain.projects;

import org.jspecify.annotations.Nullable;
import org.procession.domain.events.EventLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a proposal back; the event ends its approval. */
@Service
public class WithdrawingProjects {

  private static final int MAX_REASON = 2000;

  private final Projects projects;
  private final EventLog events;

  WithdrawingProjects(Projects projects, EventLog events) {
    this.projects = projects;
    this.events = events;
  }

  /**
   * Idempotent by project: a second call finds it withdrawn and changes nothing.
   *
   * @throws ProjectNotFound when the tenant has no such project
   * @throws ProjectInvalid when the reason is too long
   * @throws ProjectNotInStatus when it is active
   */
  @Transactional
  public ProjectRecord withdraw(ProjectId id, @Nullable String reason) {
    if (reason != null) {
      ProjectInvalid.requireText("reason", reason, MAX_REASON);
    }
    var project = projects.require(id);
    if (project.withdraw()) {
      projects.flush();
      events.record(new ProjectWithdrawn(id, project.clientId(), project.title(), reason));
    }
    return project.record();
  }
}
