package org.procession.api.projects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.Decimal;
import org.procession.api.problem.Faults;
import org.procession.domain.crm.ClientId;
import org.procession.domain.identity.UserId;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.projects.Milestone;
import org.procession.domain.projects.NewProject;
import org.procession.domain.projects.Plan;
import org.procession.domain.projects.ProjectRecord;
import org.procession.domain.projects.ProjectRisk;

/** A project as clients propose it. */
@Schema(name = "NewProject", description = "A project to be proposed.")
record NewProjectJson(
    @NotNull @Schema(example = "New warehouse") String title,
    @Schema(description = "At most 10000 characters.", example = "Shelves for everything.")
        @Nullable String description,
    @Schema(description = "For whom it is done; absent for a project of the company's own.")
        @Nullable ClientId clientId,
    @NotNull
        @Schema(
            description = "The user who answers for it and has to agree to it.",
            example = "lead")
        UserId sponsor,
    @NotNull @Schema(description = "More than nothing.", example = "20000.00") Decimal budget,
    @NotNull @Schema(description = "ISO 4217.", example = "EUR") String currency,
    @NotNull @Schema(example = "2027-01-04") LocalDate startsOn,
    @NotNull @Schema(description = "After the start.", example = "2027-06-30") LocalDate endsOn,
    @NotNull @Schema(example = "LOW") ProjectRisk risk,
    @Schema(description = "Each user once.") @Nullable List<@NotNull @Valid MemberJson> members,
    @Nullable List<@NotNull @Valid MilestoneJson> milestones,
    @Schema(
            description =
                "Whether it is handed in for approval at once; needs the permission"
                    + " `projects.project.submit`, too.",
            defaultValue = "false")
        @Nullable Boolean submit) {

  /** A project as it is, in the form in which it is sent. */
  static NewProjectJson of(ProjectRecord project) {
    var plan = project.plan();
    return new NewProjectJson(
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
        null);
  }

  boolean isToBeSubmitted() {
    return Boolean.TRUE.equals(submit);
  }

  /**
   * @throws org.procession.api.problem.InvalidRequest with everything that is wrong with the budget
   *     and the milestones
   * @throws org.procession.domain.Problem when the project breaks a rule
   */
  NewProject toNewProject() {
    var faults = new Faults();
    var money =
        faults
            .at("", "currency", () -> Currencies.of(currency))
            .flatMap(known -> faults.at("", "budget", () -> new Money(budget.value(), known)));
    var planned = milestones(faults);
    faults.throwIfAny();
    return new NewProject(
        new Plan(
            title,
            Objects.requireNonNullElse(description, ""),
            money.orElseThrow(),
            startsOn,
            endsOn,
            risk,
            planned),
        clientId,
        sponsor,
        members == null ? List.of() : members.stream().map(MemberJson::toMember).toList());
  }

  private List<Milestone> milestones(Faults faults) {
    var given = milestones == null ? List.<MilestoneJson>of() : milestones;
    return IntStream.range(0, given.size())
        .mapToObj(
            i ->
                faults.at(
                    "milestones[%d]".formatted(i),
                    "title",
                    () -> Milestone.planned(given.get(i).title(), given.get(i).dueOn())))
        .flatMap(Optional::stream)
        .toList();
  }
}
