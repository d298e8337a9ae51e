package org.procession.domain.projects;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.procession.domain.processes.OpenRecords;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Projects that have been proposed and are neither active nor withdrawn. One that begins anew is in
 * a new round, as after a revision that changed nothing.
 */
@Component
class OpenProjects implements OpenRecords {

  private final Projects projects;

  OpenProjects(Projects projects) {
    this.projects = projects;
  }

  @Override
  public String type() {
    return "project";
  }

  @Override
  public List<UUID> after(UUID after, int limit) {
    return projects.in(
        EnumSet.of(ProjectStatus.SUBMITTED, ProjectStatus.CHANGES_REQUESTED),
        after,
        Limit.of(limit));
  }

  @Override
  public boolean beginAnew(UUID id) {
    return projects.requireLocked(new ProjectId(id)).beginAnew();
  }
}
