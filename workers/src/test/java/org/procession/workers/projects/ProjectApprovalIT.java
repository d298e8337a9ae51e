package org.procession.workers.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.procession.workers.Patience.await;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.Page;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.projects.FindingProjects;
import org.procession.domain.projects.Milestone;
import org.procession.domain.projects.ProjectId;
import org.procession.domain.projects.ProjectStatus;
import org.procession.domain.projects.WithdrawingProjects;
import org.procession.domain.tenancy.Scope;
import org.procession.workers.EngineClock;
import org.procession.workers.House;
import org.procession.workers.Mailbox;
import org.procession.workers.ProcessRun;
import org.procession.workers.WorkersTest;
import org.springframework.beans.factory.annotation.Autowired;

@WorkersTest
class ProjectApprovalIT {

  private static final String DECIDE = "Task_DecideOnProject";
  private static final Map<String, Object> AGREED = Map.of("approved", true);

  @Autowired House house;
  @Autowired CamundaClient engine;
  @Autowired FindingProjects finding;
  @Autowired WithdrawingProjects withdrawing;
  @Autowired ReadingEvents reading;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @Test
  void asksAllAtTheSameTimeAndBeginsWhenEnoughHaveAgreed() {
    var project = proposed("20000 EUR");
    var run = run(project);
    for (var candidate : List.of("lead", "finance", "pmo")) {
      run.awaitTask(DECIDE, candidate, 1);
    }
    run.complete(DECIDE, "pmo", 1, "pmo", AGREED);
    run.complete(DECIDE, "lead", 1, "lead", AGREED);
    run.awaitElement("End_ProjectActive");
    var active = scope.call(() -> finding.find(project));
    assertThat(active.status()).isEqualTo(ProjectStatus.ACTIVE);
    var end = LocalDate.of(2027, 6, 30);
    assertThat(active.plan().milestones()).containsExactly(new Milestone("Go live", end, end));
    assertThat(decisions(project))
        .containsExactlyInAnyOrder(
            tuple("Project Office", "Project New warehouse agreed to for pmo"),
            tuple("Team Lead", "Project New warehouse agreed to for sponsor"));
    var clerk = scope.call(() -> House.address("clerk"));
    await().until(() -> Mailbox.titles(clerk).contains("Project New warehouse is active"));
  }

  @ParameterizedTest
  @CsvSource({"finance, pmo", "pmo, finance"})
  void knowsWhoDecidedForWhomWhenTwoDecideAtTheSameTime(String first, String second) {
    var project = proposed("200000 EUR");
    var run = run(project);
    run.awaitTask(DECIDE, first, 1);
    run.awaitTask(DECIDE, second, 1);
    run.complete(DECIDE, first, 1, first, Map.of("approved", true, "comment", "For " + first));
    run.complete(DECIDE, second, 1, second, Map.of("approved", true, "comment", "For " + second));
    run.complete(DECIDE, "lead", 1, "lead", AGREED);
    run.awaitElement("End_ProjectActive");
    assertThat(decisions(project))
        .containsExactlyInAnyOrder(
            tuple("Finance", "Project New warehouse agreed to for finance: For finance"),
            tuple("Project Office", "Project New warehouse agreed to for pmo: For pmo"),
            tuple("Team Lead", "Project New warehouse agreed to for sponsor"));
  }

  @Test
  void showsApproversWhatTheyDecideOn() {
    var run = run(proposed("20000 EUR"));
    run.awaitTask(DECIDE, "lead", 1);
    assertThat(run.variable("project"))
        .contains("\"title\":\"New warehouse\"")
        .contains("\"client\":null")
        .contains("\"sponsor\":\"Team Lead\"")
        .contains("\"budget\":\"20,000.00 EUR\"")
        .contains("\"startsOn\":\"2027-01-04\"")
        .contains("\"risk\":\"Low\"")
        .contains("{\"title\":\"Go live\",\"dueOn\":\"2027-06-30\"}")
        .contains("{\"name\":\"Clerk\",\"role\":\"Manager\"}");
    assertThat(run.variable("durationInDays")).isEqualTo("178");
  }

  @Test
  void bringsTheTaskBackOnlyToThoseForWhomTheWrongPersonDecided() {
    var project = proposed("200000 EUR");
    var run = run(project);
    run.complete(DECIDE, "finance", 1, "pmo", AGREED);
    run.awaitTask(DECIDE, "finance", 2);
    assertThat(run.variable("notAccepted"))
        .isEqualTo("\"Project Office is not in the group finance.\"");
    run.complete(DECIDE, "lead", 1, "finance", AGREED);
    run.awaitTask(DECIDE, "lead", 2);
    assertThat(run.variable("notAccepted")).isEqualTo("\"Finance is not the sponsor.\"");
    run.complete(DECIDE, "finance", 2, "finance", AGREED);
    run.complete(DECIDE, "pmo", 1, "pmo", AGREED);
    run.complete(DECIDE, "lead", 2, "lead", AGREED);
    run.awaitElement("End_ProjectActive");
    assertThat(decisions(project)).hasSize(3);
  }

  @Test
  void returnsARejectedProposalAndAsksOnlyThoseAgainWhoHaveToSeeIt() {
    var project = proposed("200000 EUR");
    var run = run(project);
    run.complete(DECIDE, "pmo", 1, "pmo", AGREED);
    run.complete(
        DECIDE, "finance", 1, "finance", Map.of("approved", false, "comment", "Too expensive."));
    run.awaitTask("Task_ReviseProposal", 1);
    assertThat(run.variable("rejection"))
        .isEqualTo("{\"approver\":\"finance\",\"comment\":\"Too expensive.\"}");
    assertThat(status(project)).isEqualTo(ProjectStatus.CHANGES_REQUESTED);
    var clerk = scope.call(() -> House.address("clerk"));
    await().until(() -> !Mailbox.of(clerk).isEmpty());
    assertThat(Mailbox.text(Mailbox.of(clerk).getFirst())).contains("Too expensive.");

    run.complete("Task_ReviseProposal", 1, "clerk", revision("150000", "2026-12-31"));
    run.awaitTask("Task_ReviseProposal", 2);
    assertThat(run.variable("invalid"))
        .isEqualTo("\"A project ends after it starts: 2026-12-31 is not after 2027-01-04.\"");
    assertThat(status(project)).isEqualTo(ProjectStatus.CHANGES_REQUESTED);

    run.complete("Task_ReviseProposal", 2, "clerk", revision("150000", "2027-06-30"));
    run.complete(DECIDE, "finance", 2, "finance", AGREED);
    run.complete(DECIDE, "lead", 2, "lead", AGREED);
    run.awaitElement("End_ProjectActive");
    assertThat(run.variable("approvers")).isEqualTo("[\"sponsor\",\"finance\"]");
    assertThat(run.variable("mandatory")).isEqualTo("[\"finance\"]");
    var active = scope.call(() -> finding.find(project));
    assertThat(active.plan().budget().toString()).isEqualTo("150000.00 EUR");
    assertThat(active.round()).isEqualTo(2);
  }

  @Test
  void withdrawsAProjectWhenItsSubmitterGivesUp() {
    var project = proposed("1000 EUR");
    var run = run(project);
    run.complete(DECIDE, "lead", 1, "lead", Map.of("approved", false, "comment", "No."));
    run.complete("Task_ReviseProposal", 1, "lead", Map.of("resubmit", false));
    run.awaitTask("Task_ReviseProposal", 2);
    assertThat(run.variable("notAccepted"))
        .isEqualTo("\"Team Lead is not the person whom the task asks.\"");
    run.complete("Task_ReviseProposal", 2, "clerk", Map.of("resubmit", false));
    run.awaitEnd();
    assertThat(status(project)).isEqualTo(ProjectStatus.WITHDRAWN);
  }

  @Test
  void stopsAtOnceWhenTheProjectIsWithdrawnAndTellsThoseWhoWereAsked() {
    var project = proposed("20000 EUR");
    var run = run(project);
    for (var candidate : List.of("lead", "finance", "pmo")) {
      run.awaitTask(DECIDE, candidate, 1);
    }
    scope.run(() -> withdrawing.withdraw(project, "Not this year."));
    run.awaitElement("End_WithdrawalTold");
    run.awaitEnd();
    for (var user : List.of("lead", "finance", "pmo")) {
      var address = scope.call(() -> House.address(user));
      await()
          .untilAsserted(
              () ->
                  assertThat(Mailbox.titles(address))
                      .containsExactlyInAnyOrder(
                          "Please decide on project New warehouse",
                          "Project New warehouse was withdrawn"));
    }
  }

  @Test
  void remindsAnApproverAndLetsTheManagementDecideTooOnWhatIsOverdue() {
    var project = proposed("1000 EUR");
    var run = run(project);
    run.awaitTimers(2);
    EngineClock.move(Duration.ofDays(2));
    run.awaitElement("End_ApproversReminded");
    EngineClock.move(Duration.ofDays(3));
    run.complete(DECIDE, "management", 1, "manager", AGREED);
    run.awaitElement("End_ProjectActive");
    assertThat(timeline(project))
        .extracting(LoggedEvent::summary)
        .contains(
            "sponsor reminded to decide on project New warehouse",
            "Decision on project New warehouse for sponsor may be made by management too, as it was"
                + " overdue",
            "Project New warehouse agreed to for sponsor");
    var manager = scope.call(() -> House.address("manager"));
    await().until(() -> Mailbox.titles(manager).contains("Please decide on project New warehouse"));
  }

  private static Map<String, Object> revision(String budget, String endsOn) {
    return Map.of(
        "resubmit",
        true,
        "revision",
        Map.of(
            "title", "New warehouse",
            "description", "Shelves for everything.",
            "budget", budget,
            "startsOn", "2027-01-04",
            "endsOn", endsOn,
            "risk", "LOW",
            "milestones", List.of(Map.of("title", "Go live", "dueOn", "2027-06-30"))));
  }

  private ProjectId proposed(String budget) {
    return scope.call(() -> house.proposed("New warehouse", budget));
  }

  private ProcessRun run(ProjectId project) {
    return ProcessRun.of(project.subject(), scope.tenant(), engine);
  }

  private ProjectStatus status(ProjectId project) {
    return scope.call(() -> finding.find(project).status());
  }

  private List<LoggedEvent> timeline(ProjectId project) {
    return scope.call(() -> reading.about(project.subject(), new Page.Limit(50, null)).items());
  }

  private List<Tuple> decisions(ProjectId project) {
    return timeline(project).stream()
        .filter(event -> event.name().equals("projects.projectDecided"))
        .map(event -> tuple(event.actorName(), event.summary()))
        .toList();
  }
}
