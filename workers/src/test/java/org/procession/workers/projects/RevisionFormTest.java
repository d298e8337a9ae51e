package org.procession.workers.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.Problem;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.projects.Milestone;
import org.procession.domain.projects.Plan;
import org.procession.domain.projects.ProjectRisk;
import org.procession.workers.projects.RevisionForm.PlannedMilestone;

class RevisionFormTest {

  private static final Plan PLAN =
      new Plan(
          "New warehouse",
          "Shelves",
          Money.of("1200000.5 EUR"),
          LocalDate.of(2027, 1, 4),
          LocalDate.of(2027, 6, 30),
          ProjectRisk.MEDIUM,
          List.of(Milestone.planned("Go live", LocalDate.of(2027, 6, 30))));

  @Test
  void startsFromTheProposalAsItIs() {
    assertThat(RevisionForm.of(PLAN))
        .isEqualTo(
            new RevisionForm(
                "New warehouse",
                "Shelves",
                "1200000.5",
                "2027-01-04",
                "2027-06-30",
                "MEDIUM",
                List.of(new PlannedMilestone("Go live", "2027-06-30")),
                null));
  }

  @Test
  void changesNothingWhereNothingWasFilledIn() {
    assertThat(RevisionForm.of(PLAN).plan(Currencies.of("EUR"))).isEqualTo(PLAN);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      quoteCharacter = '"',
      value = {
        "-, 1, 2027-01-04, 2027-06-30, LOW, The title is missing.",
        "T, -, 2027-01-04, 2027-06-30, LOW, The budget is missing.",
        "T, many, 2027-01-04, 2027-06-30, LOW, The budget is no number such as 12.50.",
        "T, 0, 2027-01-04, 2027-06-30, LOW, A project has a budget of more than nothing.",
        "T, 0.001, 2027-01-04, 2027-06-30, LOW, EUR has 2 decimals; the amount given has 3.",
        "T, 1, -, 2027-06-30, LOW, The start is missing.",
        "T, 1, soon, 2027-06-30, LOW, 'soon' is no date such as 2026-01-31.",
        "T, 1, 2027-01-04, -, LOW, The end is missing.",
        "T, 1, 2027-01-04, 2027-01-04, LOW, A project ends after it starts: 2027-01-04 is not after"
            + " 2027-01-04.",
        "T, 1, 2027-01-04, 2027-06-30, -, The risk is missing.",
        "T, 1, 2027-01-04, 2027-06-30, NONE, 'NONE' is no risk.",
      })
  void saysWhatIsWrong(
      String title, String budget, String startsOn, String endsOn, String risk, String reason) {
    refuses(new RevisionForm(title, null, budget, startsOn, endsOn, risk, null, null), reason);
  }

  @Test
  void saysWhichMilestoneIsWrong() {
    refuses(withMilestones(new PlannedMilestone(null, "2027-06-30")), "title is missing.");
    refuses(withMilestones(new PlannedMilestone("Go live", null)), "due date is missing.");
    refuses(withMilestones((PlannedMilestone) null), "title is missing.");
    assertThatThrownBy(
            () ->
                withMilestones(new PlannedMilestone("Go live", "2027-07-01"))
                    .plan(Currencies.of("EUR")))
        .hasMessage(
            "Milestone 'Go live' is due on 2027-07-01; the project goes from 2027-01-04 to"
                + " 2027-06-30.");
  }

  private static RevisionForm withMilestones(PlannedMilestone milestone) {
    var good = new PlannedMilestone("Begin", "2027-01-04");
    return new RevisionForm(
        "T", "", "1", "2027-01-04", "2027-06-30", "LOW", Arrays.asList(good, milestone), null);
  }

  private static void refuses(RevisionForm form, String reason) {
    assertThatThrownBy(() -> form.plan(Currencies.of("EUR")))
        .isInstanceOf(Problem.class)
        .message()
        .isIn(reason, "Milestone 2: The " + reason);
  }
}
