package org.procession.domain.projects;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.procession.domain.Problem;

/** The project is past, or not yet at, the point where this can be done. */
public final class ProjectNotInStatus extends Problem {
  ProjectNotInStatus(ProjectId id, String action, ProjectStatus status, ProjectStatus... allowed) {
    super(
        Kind.CONFLICT,
        "PROJECT_NOT_IN_STATUS",
        "Project %s is %s; only one that is %s can be %s."
            .formatted(
                id,
                status,
                Arrays.stream(allowed).map(Enum::name).collect(Collectors.joining(" or ")),
                action));
  }
}
