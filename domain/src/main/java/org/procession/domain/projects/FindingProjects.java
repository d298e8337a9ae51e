package org.procession.domain.projects;

import org.procession.domain.Page;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds projects. */
@Service
@Transactional(readOnly = true)
public class FindingProjects {

  private final Projects projects;

  FindingProjects(Projects projects) {
    this.projects = projects;
  }

  /**
   * @throws ProjectNotFound when the tenant has none of this id
   */
  public ProjectRecord find(ProjectId id) {
    return projects.require(id).record();
  }

  /** All projects, newest first. */
  public Page<ProjectRecord> list(Page.Limit limit) {
    var found = projects.before(limit.beforeId(), Limit.of(limit.andOneMore()));
    return Page.cut(found, limit, project -> project.id().toString()).map(Project::record);
  }
}
