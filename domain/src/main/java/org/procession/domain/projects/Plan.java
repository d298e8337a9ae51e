package org.procession.domain.projects;

import java.time.LocalDate;
import java.util.List;
import org.procession.domain.Problem;
import org.procession.domain.money.Money;

/**
 * What a proposal promises, and what a revision may change.
 *
 * @param budget more than nothing
 * @param endsOn after the day on which it starts
 * @param milestones each due within the project, in any order
 */
public record Plan(
    String title,
    String description,
    Money budget,
    LocalDate startsOn,
    LocalDate endsOn,
    ProjectRisk risk,
    List<Milestone> milestones) {

  private static final int MAX_TITLE = 200;
  private static final int MAX_DESCRIPTION = 10_000;
  private static final int MAX_MILESTONES = 200;

  /**
   * @throws ProjectInvalid when a text is missing or too long, or there are too many milestones
   * @throws BudgetMissing when the budget is not more than nothing
   * @throws DatesInvalid when it does not end after its start
   * @throws MilestoneOutsideProject when a milestone is due before the start or after the end
   */
  public Plan {
    title = ProjectInvalid.requireLine("title", title, MAX_TITLE);
    description = ProjectInvalid.requireText("description", description, MAX_DESCRIPTION);
    if (budget.amount().signum() <= 0) {
      throw new BudgetMissing();
    }
    requireDates(startsOn, endsOn);
    milestones = List.copyOf(milestones);
    if (milestones.size() > MAX_MILESTONES) {
      throw new ProjectInvalid(
          "milestones", "A project has at most %d milestones.".formatted(MAX_MILESTONES));
    }
    for (var i = 0; i < milestones.size(); i++) {
      requireWithin(startsOn, endsOn, milestones.get(i), i);
    }
  }

  private static void requireDates(LocalDate startsOn, LocalDate endsOn) {
    if (startsOn.getYear() < 1970) {
      throw new DatesInvalid("startsOn", "A project starts in 1970 or later.");
    }
    if (endsOn.getYear() > 2999) {
      throw new DatesInvalid("endsOn", "A project ends in 2999 or before.");
    }
    if (!endsOn.isAfter(startsOn)) {
      throw new DatesInvalid(
          "endsOn",
          "A project ends after it starts: %s is not after %s.".formatted(endsOn, startsOn));
    }
  }

  private static void requireWithin(
      LocalDate startsOn, LocalDate endsOn, Milestone milestone, int index) {
    if (milestone.dueOn().isBefore(startsOn) || milestone.dueOn().isAfter(endsOn)) {
      throw new MilestoneOutsideProject(milestone, startsOn, endsOn, index);
    }
  }

  /** A project needs money, and says how much. */
  public static final class BudgetMissing extends Problem {
    BudgetMissing() {
      super(
          Kind.INVALID,
          "PROJECT_BUDGET_MISSING",
          "A project has a budget of more than nothing.",
          "budget");
    }
  }

  /** The project would end before it starts, or lies beyond all calendars. */
  public static final class DatesInvalid extends Problem {
    DatesInvalid(String field, String detail) {
      super(Kind.INVALID, "PROJECT_DATES_INVALID", detail, field);
    }
  }

  /** A milestone is due when there is no project. */
  public static final class MilestoneOutsideProject extends Problem {
    MilestoneOutsideProject(Milestone milestone, LocalDate startsOn, LocalDate endsOn, int index) {
      super(
          Kind.INVALID,
          "MILESTONE_OUTSIDE_PROJECT",
          "Milestone '%s' is due on %s; the project goes from %s to %s."
              .formatted(milestone.title(), milestone.dueOn(), startsOn, endsOn),
          "milestones[%d].dueOn".formatted(index));
    }
  }
}
