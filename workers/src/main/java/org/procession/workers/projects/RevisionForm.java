package org.procession.workers.projects;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;
import org.procession.domain.money.Money;
import org.procession.domain.projects.Milestone;
import org.procession.domain.projects.Plan;
import org.procession.domain.projects.ProjectInvalid;
import org.procession.domain.projects.ProjectRisk;
import org.procession.workers.forms.FormFields;
import org.procession.workers.forms.Shown;

/**
 * What the submitter of a returned proposal fills in. Anything may be missing or wrong, as it need
 * not come from the form; numbers are text so that they stay exact.
 *
 * @param budget in the currency that it was proposed in
 */
record RevisionForm(
    @Nullable String title,
    @Nullable String description,
    @Nullable String budget,
    @Nullable String startsOn,
    @Nullable String endsOn,
    @Nullable String risk,
    @Nullable List<@Nullable PlannedMilestone> milestones,
    @Nullable String note) {

  private static final FormFields FIELDS = new FormFields(RevisionInvalid::new);

  /** A milestone of the project. */
  record PlannedMilestone(@Nullable String title, @Nullable String dueOn) {}

  /** The form as it is before anybody has filled it in. */
  static RevisionForm of(Plan plan) {
    return new RevisionForm(
        plan.title(),
        plan.description(),
        Shown.number(plan.budget().amount()),
        plan.startsOn().toString(),
        plan.endsOn().toString(),
        plan.risk().name(),
        plan.milestones().stream().<@Nullable PlannedMilestone>map(RevisionForm::planned).toList(),
        null);
  }

  private static PlannedMilestone planned(Milestone milestone) {
    return new PlannedMilestone(milestone.title(), milestone.dueOn().toString());
  }

  /**
   * @throws Problem when a field is missing or wrong
   */
  Plan plan(Currency currency) {
    return new Plan(
        FIELDS.required("title", title),
        Objects.requireNonNullElse(description, ""),
        new Money(FIELDS.decimal("budget", budget), currency),
        FIELDS.date("start", startsOn),
        FIELDS.date("end", endsOn),
        FIELDS.constant(ProjectRisk.class, "risk", risk),
        read());
  }

  private List<Milestone> read() {
    List<Milestone> read = new ArrayList<>();
    for (var milestone : milestones == null ? List.<@Nullable PlannedMilestone>of() : milestones) {
      try {
        read.add(
            Milestone.planned(
                FIELDS.required("title", milestone == null ? null : milestone.title()),
                FIELDS.date("due date", milestone == null ? null : milestone.dueOn())));
      } catch (Problem e) {
        throw new RevisionInvalid("Milestone %d: %s".formatted(read.size() + 1, e.detail()));
      }
    }
    return read;
  }

  /** What was filled in makes no sense; the form comes back with the reason. */
  static final class RevisionInvalid extends Problem {
    RevisionInvalid(String detail) {
      super(ProjectInvalid.CODE, detail);
    }
  }
}
