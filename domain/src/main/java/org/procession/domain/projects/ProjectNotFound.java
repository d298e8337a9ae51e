package org.procession.domain.projects;

import org.procession.domain.Problem;

/** The tenant has no such project. */
public final class ProjectNotFound extends Problem {
  ProjectNotFound(ProjectId id) {
    super(Kind.NOT_FOUND, "PROJECT_NOT_FOUND", "There is no project %s.".formatted(id));
  }
}
