package org.procession.api.projects;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.Decimal;
import org.procession.domain.crm.ClientId;
import org.procession.domain.identity.UserId;
import org.procession.domain.projects.ProjectId;
import org.procession.domain.projects.ProjectRecord;
import org.procession.domain.projects.ProjectRisk;
import org.procession.domain.projects.ProjectStatus;

/** A project as clients see it. */
@Schema(
    name = "Project",
    description = "Work with an aim, a budget and an end: a proposal until it is active.")
record ProjectJson(
    ProjectId id,
    @Schema(example = "New warehouse") String title,
    String description,
    @Schema(description = "Absent for a project of the company's own.") @Nullable ClientId clientId,
    @Schema(example = "lead") UserId sponsor,
    @Schema(example = "20000.00") Decimal budget,
    @Schema(example = "EUR") String currency,
    @Schema(example = "2027-01-04") LocalDate startsOn,
    @Schema(example = "2027-06-30") LocalDate endsOn,
    ProjectRisk risk,
    List<MemberJson> members,
    List<MilestoneJson> milestones,
    ProjectStatus status,
    @Schema(description = "Counts submissions: 0 for a draft, one more after each revision.")
        int round,
    Instant createdAt,
    @Schema(description = "Who entered it.", example = "user:clerk") String createdBy,
    @Schema(description = "The user who handed it in; absent for a draft.", example = "clerk")
        @Nullable UserId submittedBy) {

  static ProjectJson of(ProjectRecord project) {
    var plan = project.plan();
    return new ProjectJson(
        project.id(),
        plan.title(),
        plan.description(),
        project.clientId(),
        project.sponsor(),
        new Decimal(plan.budget().amount()),
        plan.budget().currency().getCurrencyCode(),
        plan.startsOn(),
        plan.endsOn(),
        plan.risk(),
        project.members().stream().map(MemberJson::of).toList(),
        plan.milestones().stream().map(MilestoneJson::of).toList(),
        project.status(),
        project.round(),
        project.createdAt(),
        project.createdBy(),
        project.submittedBy());
  }
}
