package org.procession.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.procession.domain.projects.Proposals.END;
import static org.procession.domain.projects.Proposals.START;
import static org.procession.domain.projects.Proposals.plan;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.Problem;
import org.procession.domain.identity.UserId;
import org.procession.domain.money.Money;

class PlanTest {

  @ParameterizedTest
  @CsvSource({
    "2027-01-04, 2027-01-03, endsOn",
    "2027-01-04, 2027-01-04, endsOn",
    "1969-12-31, 2027-01-04, startsOn",
    "2027-01-04, 3000-01-01, endsOn",
  })
  void isRefusedWhenItEndsBeforeItStarts(LocalDate start, LocalDate end, String field) {
    refuses(() -> plan("1000 EUR", start, end, ProjectRisk.LOW), "PROJECT_DATES_INVALID", field);
  }

  @ParameterizedTest
  @CsvSource({"0 EUR", "-1 EUR"})
  void isRefusedWithoutABudget(String budget) {
    refuses(() -> plan(budget), "PROJECT_BUDGET_MISSING", "budget");
  }

  @Test
  void isRefusedWithAMilestoneOutsideOfItsDates() {
    for (var day : List.of(START.minusDays(1), END.plusDays(1))) {
      refuses(
          () ->
              plan(
                  "1000 EUR",
                  START,
                  END,
                  ProjectRisk.LOW,
                  Milestone.planned("Begin", START),
                  Milestone.planned("Go live", day)),
          "MILESTONE_OUTSIDE_PROJECT",
          "milestones[1].dueOn");
    }
  }

  @Test
  void isRefusedWithoutATitleOrWithTextsThatAreTooLong() {
    refuses(() -> titled("  "), "PROJECT_INVALID", "title");
    refuses(() -> titled("two\nlines"), "PROJECT_INVALID", "title");
    refuses(() -> titled("x".repeat(201)), "PROJECT_INVALID", "title");
    refuses(() -> described("x".repeat(10_001)), "PROJECT_INVALID", "description");
    refuses(() -> Milestone.planned(" ", START), "PROJECT_INVALID", "title");
  }

  @Test
  void isRefusedWithTooManyMilestonesOrMembers() {
    var many = Collections.nCopies(201, Milestone.planned("Step", START)).toArray(Milestone[]::new);
    refuses(
        () -> plan("1 EUR", START, END, ProjectRisk.LOW, many), "PROJECT_INVALID", "milestones");
    var members =
        Collections.nCopies(201, new ProjectMember(new UserId("clerk"), ProjectRole.MEMBER));
    refuses(
        () -> new NewProject(plan("1 EUR"), null, new UserId("lead"), members),
        "PROJECT_INVALID",
        "members");
  }

  @Test
  void isRefusedWithAMemberWhoIsNamedTwice() {
    var member = new ProjectMember(new UserId("clerk"), ProjectRole.MEMBER);
    refuses(
        () -> new NewProject(plan("1 EUR"), null, new UserId("lead"), List.of(member, member)),
        "PROJECT_INVALID",
        "members[1].user");
  }

  @Test
  void keepsTheShortestProjectAndMilestonesOnItsFirstAndLastDay() {
    var shortest =
        plan(
            "0.01 EUR",
            START,
            START.plusDays(1),
            ProjectRisk.HIGH,
            Milestone.planned(" Begin ", START),
            Milestone.planned("End", START.plusDays(1)));
    assertThat(shortest.milestones()).extracting(Milestone::title).containsExactly("Begin", "End");
  }

  private static Plan titled(String title) {
    return new Plan(title, "", Money.of("1 EUR"), START, END, ProjectRisk.LOW, List.of());
  }

  private static Plan described(String description) {
    return new Plan("T", description, Money.of("1 EUR"), START, END, ProjectRisk.LOW, List.of());
  }

  private static void refuses(ThrowingCallable making, String code, String field) {
    assertThatThrownBy(making)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.field()).isEqualTo(Optional.of(field));
              assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
            });
  }
}
