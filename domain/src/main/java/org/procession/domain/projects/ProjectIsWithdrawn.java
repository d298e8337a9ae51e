package org.procession.domain.projects;

import org.procession.domain.Problem;

/** The proposal was taken back: nothing more happens to it. */
public final class ProjectIsWithdrawn extends Problem {

  /** The code of the BPMN error. */
  public static final String CODE = "PROJECT_WITHDRAWN";

  ProjectIsWithdrawn(ProjectId id) {
    super(Kind.CONFLICT, CODE, "Project %s was withdrawn.".formatted(id));
  }
}
