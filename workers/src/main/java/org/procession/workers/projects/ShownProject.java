package org.procession.workers.projects;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.projects.ProjectCheck;
import org.procession.workers.forms.Shown;

/**
 * A project as the forms show it, ready to read; nothing is computed from it.
 *
 * @param client null for a project of the company's own
 */
record ShownProject(
    String title,
    String description,
    @Nullable String client,
    String sponsor,
    String budget,
    String budgetInBaseCurrency,
    LocalDate startsOn,
    LocalDate endsOn,
    String risk,
    String submittedBy,
    List<ShownMilestone> milestones,
    List<ShownMember> members) {

  /** What a form shows of a milestone. */
  record ShownMilestone(String title, LocalDate dueOn) {}

  /** What a form shows of a member. */
  record ShownMember(String name, String role) {}

  static ShownProject of(ProjectCheck check) {
    var plan = check.project().plan();
    return new ShownProject(
        plan.title(),
        plan.description(),
        check.clientName(),
        check.sponsorName(),
        Shown.money(plan.budget()),
        Shown.money(check.budgetInBaseCurrency()),
        plan.startsOn(),
        plan.endsOn(),
        Shown.name(plan.risk()),
        check.submitterName(),
        plan.milestones().stream()
            .map(milestone -> new ShownMilestone(milestone.title(), milestone.dueOn()))
            .toList(),
        check.members().stream()
            .map(member -> new ShownMember(member.name(), Shown.name(member.role())))
            .toList());
  }
}
