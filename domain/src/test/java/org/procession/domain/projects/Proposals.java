package org.procession.domain.projects;

import java.time.LocalDate;
import java.util.List;
import org.procession.domain.identity.UserId;
import org.procession.domain.money.Money;

/** Proposals for tests. */
final class Proposals {

  static final LocalDate START = LocalDate.of(2027, 1, 4);
  static final LocalDate END = LocalDate.of(2027, 6, 30);

  private Proposals() {}

  static Plan plan(String budget) {
    return plan(budget, START, END, ProjectRisk.LOW, Milestone.planned("Go live", END));
  }

  static Plan plan(
      String budget, LocalDate start, LocalDate end, ProjectRisk risk, Milestone... milestones) {
    return new Plan(
        "New warehouse",
        "Shelves for everything.",
        Money.of(budget),
        start,
        end,
        risk,
        List.of(milestones));
  }

  static NewProject proposal(Plan plan) {
    return new NewProject(
        plan,
        null,
        new UserId("lead"),
        List.of(
            new ProjectMember(new UserId("clerk"), ProjectRole.MANAGER),
            new ProjectMember(new UserId("finance"), ProjectRole.STAKEHOLDER)));
  }
}
