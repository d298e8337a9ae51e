package org.procession.api.projects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.procession.domain.identity.UserId;
import org.procession.domain.projects.ProjectMember;
import org.procession.domain.projects.ProjectRole;

/** A member of a project as clients send and see it. */
@Schema(name = "ProjectMember", description = "A user who takes part in a project.")
record MemberJson(
    @NotNull @Schema(example = "clerk") UserId user,
    @NotNull @Schema(example = "MANAGER") ProjectRole role) {

  static MemberJson of(ProjectMember member) {
    return new MemberJson(member.user(), member.role());
  }

  ProjectMember toMember() {
    return new ProjectMember(user, role);
  }
}
