package org.procession.processes.projects;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.procession.processes.engine.ProcessInstanceAssert.assertThat;
import static org.procession.processes.projects.SubmittedProject.aProject;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.processes.engine.ModelUnderTest;
import org.procession.processes.engine.ProcessInstance;

class ProjectApprovalProcessTest {
  private static final String DECIDE = "Task_DecideOnProject";
  private static final Map<String, ?> AGREED = Map.of("approved", true);
  private static final List<String> ALL = List.of("sponsor", "finance", "pmo");
  private static final String FOUR_EYES =
      "Acme Clerk submitted the project and cannot decide on it.";

  @RegisterExtension static final ModelUnderTest process = new ModelUnderTest();

  @Test
  void plansApprovalsByThePolicy() {
    var project = submitted(aProject().of("20000"));
    assertThat(project.job("Task_PlanApprovals").getVariablesAsMap())
        .containsEntry("approvers", ALL)
        .containsEntry("needed", 2);
  }

  @Test
  void asksAllAtTheSameTime() {
    var project = asked(ALL, 2);
    tell(project, 3);
    var sponsor = project.userTask(DECIDE, "acme.lead");
    assertThat(sponsor.candidateUsers()).containsExactly("acme.lead");
    assertThat(sponsor.candidateGroups()).isEmpty();
    assertThat(sponsor.assignee()).isEmpty();
    for (var group : List.of("acme.finance", "acme.pmo")) {
      var task = project.userTask(DECIDE, group);
      assertThat(task.candidateUsers()).isEmpty();
      assertThat(task.candidateGroups()).containsExactly(group);
    }
  }

  @Test
  void tellsEachApproverByName() {
    var project = asked(ALL, 3);
    for (var approver : ALL) {
      var request = project.job("Task_TellApprovers");
      assertThat(request.getCustomHeaders()).containsEntry("notice", "request");
      assertThat(request.getVariablesAsMap()).containsEntry("approver", approver);
    }
  }

  @Test
  void givesUntilTheDeadlineOfThePolicy() {
    var project = asked(List.of("sponsor"), 1);
    tell(project, 1);
    assertThat(project.userTask(DECIDE).dueAfter())
        .isCloseTo(Duration.ofDays(5), Duration.ofSeconds(10));
    assertThat(project.timer("Timer_EscalateDecision"))
        .isCloseTo(Duration.ofDays(5), Duration.ofSeconds(10));
    assertThat(project.timer("Timer_RemindApprovers"))
        .isCloseTo(Duration.ofDays(2), Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({"acme.finance, acme.pmo", "acme.pmo, acme.finance", "acme.lead, acme.finance"})
  void activatesAProjectThatEnoughHaveAgreedToInWhicheverOrder(String first, String second) {
    var project = asked(ALL, 2);
    tell(project, 3);
    decide(project, first, AGREED);
    assertThat(project).hasNotEntered("Gateway_Agreed");
    decide(project, second, AGREED);
    project.completeJob("Task_ActivateProject");
    assertThat(project).hasEndedAt("End_ProjectActive").hasNotEntered("Task_ReturnProposal");
  }

  @ParameterizedTest
  @CsvSource({"acme.finance, acme.pmo", "acme.pmo, acme.finance"})
  void recordsDecisionsThatAreMadeAtTheSameTimeEachForItsApprover(String first, String second) {
    var project = asked(ALL, 3);
    tell(project, 3);
    project.completeUserTask(DECIDE, first, AGREED);
    project.completeUserTask(DECIDE, second, rejected("Not for " + second));
    var decisions = List.of(project.job("Task_RecordDecision"), project.job("Task_RecordDecision"));
    assertThat(decisions)
        .extracting(
            job -> "acme." + job.getVariablesAsMap().get("approver"),
            job -> job.getVariablesAsMap().get("approved"),
            job -> job.getVariablesAsMap().get("comment"))
        .containsExactly(tuple(first, true, null), tuple(second, false, "Not for " + second));
  }

  @Test
  void activatesAProjectAtOnceWhenNobodyHasToSeeItAgain() {
    var project = asked(List.of(), 0);
    project.completeJob("Task_ActivateProject");
    assertThat(project).hasEndedAt("End_ProjectActive");
  }

  @Test
  void waitsForWhoMustAgreeEvenWhenOthersWouldBeEnough() {
    var project =
        submitted(aProject()).completeJob("Task_PlanApprovals", plan(ALL, 2, List.of("finance")));
    tell(project, 3);
    decide(project, "acme.lead", AGREED);
    decide(project, "acme.pmo", AGREED);
    assertThat(project).isWaitingAt(DECIDE).hasNotEntered("Gateway_Agreed");
    decide(project, "acme.finance", AGREED);
    assertThat(project).hasPassed("Gateway_Agreed");
    project.completeJob("Task_ActivateProject");
  }

  @Test
  void endsTheTasksOfTheOthersAtTheFirstRejection() {
    var project = asked(ALL, 2);
    tell(project, 3);
    decide(project, "acme.pmo", rejected("Too long"));
    project.completeJob("Task_ReturnProposal", rejection());
    assertThat(project).isWaitingAt("Task_ReviseProposal").hasNotEntered("Task_ActivateProject");
  }

  @Test
  void neverTakesAMissingDecisionForAnAgreement() {
    var project = asked(List.of("sponsor"), 1);
    tell(project, 1);
    decide(project, "acme.lead", Map.of());
    project.job("Task_ReturnProposal");
    assertThat(project).hasNotEntered("Task_ActivateProject");
  }

  @Test
  void returnsAProjectThatWasRejectedAtTheLastMoment() {
    var project = asked(List.of("sponsor"), 1);
    tell(project, 1);
    decide(project, "acme.lead", AGREED);
    project.throwError("Task_ActivateProject", "PROJECT_REJECTED", Map.of());
    project.job("Task_ReturnProposal");
    assertThat(project).hasPassed("Catch_RejectedMeanwhile");
  }

  @Test
  void remindsAnApproverWhoseTaskStandsMeanwhile() {
    var project = asked(List.of("pmo"), 1);
    tell(project, 1);
    project.elapse("Timer_RemindApprovers");
    var reminder = project.job("Task_RemindApprovers");
    assertThat(reminder.getCustomHeaders()).containsEntry("notice", "reminder");
    assertThat(reminder.getVariablesAsMap()).containsEntry("approver", "pmo");
    assertThat(project).isWaitingAt(DECIDE);
  }

  @Test
  void goesOnWhenAReminderIsSent() {
    var project = asked(List.of("pmo"), 1);
    tell(project, 1);
    project.elapse("Timer_RemindApprovers").completeJob("Task_RemindApprovers");
    decide(project, "acme.pmo", AGREED);
    assertThat(project).hasPassed("End_ApproversReminded", "Gateway_Agreed");
  }

  @Test
  void asksTheGroupAboveTooWhenADecisionIsOverdue() {
    var project = asked(List.of("sponsor"), 1);
    tell(project, 1);
    project.elapse("Timer_RemindApprovers").completeJob("Task_RemindApprovers");
    project.elapse("Timer_EscalateDecision");
    project.completeJob("Task_EscalateDecision", Map.of("escalatedTo", "management"));
    tell(project, 1);
    var task = project.userTask(DECIDE);
    assertThat(task.candidateUsers()).containsExactly("acme.lead");
    assertThat(task.candidateGroups()).containsExactly("acme.management");
    assertThat(task.dueAfter()).isCloseTo(Duration.ofDays(5), Duration.ofSeconds(10));
    decide(project, "acme.management", AGREED);
    assertThat(project).hasPassed("Gateway_Agreed").hasVariable("decisions", decisions("sponsor"));
  }

  @Test
  void keepsTurnsApartWhenSeveralAreOverdue() {
    var project = asked(List.of("finance", "pmo"), 2);
    tell(project, 2);
    for (var turn = 0; turn < 2; turn++) {
      project.elapse("Timer_RemindApprovers").completeJob("Task_RemindApprovers");
    }
    for (var turn = 0; turn < 2; turn++) {
      project.elapse("Timer_EscalateDecision");
      project.completeJob("Task_EscalateDecision", Map.of("escalatedTo", "management"));
    }
    tell(project, 2);
    for (var group : List.of("pmo", "finance")) {
      assertThat(project.userTask(DECIDE, "acme." + group).candidateGroups())
          .containsExactly("acme." + group, "acme.management");
      decide(project, "acme." + group, AGREED);
    }
    assertThat(project)
        .hasPassed("Gateway_Agreed")
        .hasVariable("decisions", decisions("finance", "pmo"));
  }

  @Test
  void bringsTheTaskBackWithANoticeWhenADecisionIsNotAccepted() {
    var project = asked(ALL, 3);
    tell(project, 3);
    project.completeUserTask(DECIDE, "acme.pmo", rejected("I want it"));
    project.throwError(
        "Task_RecordDecision", "APPROVAL_NOT_ACCEPTED", Map.of("notAccepted", FOUR_EYES));
    project.completeUserTask(DECIDE, "acme.pmo", AGREED);
    var decision = project.job("Task_RecordDecision").getVariablesAsMap();
    assertThat(decision)
        .containsEntry("approver", "pmo")
        .containsEntry("approved", true)
        .containsEntry("comment", null)
        .containsEntry("notAccepted", FOUR_EYES);
  }

  @Test
  void returnsARejectedProposalToItsSubmitter() {
    var task = returnedProposal().userTask("Task_ReviseProposal");
    assertThat(task.assignee()).isEqualTo("acme.clerk");
    assertThat(task.candidateUsers()).containsExactly("acme.clerk");
    assertThat(task.dueAfter()).isCloseTo(Duration.ofDays(5), Duration.ofSeconds(10));
  }

  @Test
  void asksOnlyThoseAgainWhoHaveToSeeTheRevision() {
    var project = returnedProposal();
    revise(project, revised("Smaller warehouse"));
    assertThat(project.job("Task_ApplyRevision").getVariablesAsMap())
        .containsEntry("revision", Map.of("title", "Smaller warehouse"));
  }

  @Test
  void activatesAProjectThatIsAgreedToAfterItsRevision() {
    var project = returnedProposal();
    revise(project, revised("Smaller warehouse"));
    project.completeJob("Task_ApplyRevision");
    project.completeJob("Task_CheckProject", aProject().of("15000").found());
    project.completeJob("Task_PlanApprovals", plan(List.of("pmo"), 1, List.of("pmo")));
    tell(project, 1);
    decide(project, "acme.pmo", AGREED);
    project.completeJob("Task_ActivateProject");
    assertThat(project).hasEndedAt("End_ProjectActive").hasVariable("decisions", decisions("pmo"));
  }

  @Test
  void asksTheSubmitterAgainWhenARevisionIsInvalid() {
    var project = returnedProposal();
    revise(project, revised(""));
    project.throwError("Task_ApplyRevision", "PROJECT_INVALID", Map.of("invalid", "No title."));
    assertThat(project)
        .isWaitingAt("Task_ReviseProposal")
        .hasVariable("invalid", "\"No title.\"")
        .hasVariable("revision", "{\"title\":\"\"}");
    revise(project, revised("Warehouse"));
    project.completeJob("Task_ApplyRevision").job("Task_CheckProject");
    assertThat(project).hasVariable("invalid", "null");
  }

  @Test
  void bringsTheRevisionBackThatSomebodyElseCompleted() {
    var project = returnedProposal();
    project.completeUserTask("Task_ReviseProposal", Map.of("resubmit", false));
    project.throwError(
        "Task_VerifyRevision", "APPROVAL_NOT_ACCEPTED", Map.of("notAccepted", "Not asked."));
    assertThat(project)
        .isWaitingAt("Task_ReviseProposal")
        .hasNotEntered("Task_WithdrawProject")
        .hasVariable("notAccepted", "\"Not asked.\"");
    revise(project, revised("Warehouse"));
    assertThat(project).hasPassed("Task_VerifyRevision").hasVariable("notAccepted", "null");
  }

  @Test
  void withdrawsAProjectThatItsSubmitterGivesUp() {
    var project = returnedProposal();
    revise(project, Map.of("resubmit", false));
    project.completeJob("Task_WithdrawProject");
    assertThat(project).hasEndedAt("End_ProjectWithdrawn").hasNotEntered("Task_ApplyRevision");
  }

  @ParameterizedTest
  @ValueSource(strings = {DECIDE, "Task_ReviseProposal"})
  void endsAWithdrawnProjectWhereverItWaits(String userTask) {
    var submission = aProject();
    var project = asked(submission, ALL, 2);
    tell(project, 3);
    if (userTask.equals("Task_ReviseProposal")) {
      decide(project, "acme.pmo", rejected("No"));
      project.completeJob("Task_ReturnProposal", rejection());
    }
    assertThat(project).isWaitingAt(userTask);
    project.receive("projects.projectWithdrawn", submission.id());
    var notice = project.job("Task_TellWithdrawal");
    assertThat(notice.getCustomHeaders()).containsEntry("notice", "withdrawal");
  }

  @Test
  void tellsThoseWhoWereAskedThatAProjectIsWithdrawn() {
    var submission = aProject();
    var project = asked(submission, ALL, 2);
    tell(project, 3);
    project
        .receive("projects.projectWithdrawn", submission.id())
        .completeJob("Task_TellWithdrawal");
    assertThat(project).hasEndedAt("End_WithdrawalTold");
  }

  @Test
  void stopsWhenAWorkerFindsTheProjectWithdrawnWhileOthersDecide() {
    var project = asked(ALL, 2);
    tell(project, 3);
    project.completeUserTask(DECIDE, "acme.pmo", AGREED);
    project.throwError("Task_RecordDecision", "PROJECT_WITHDRAWN", Map.of());
    assertThat(project).hasEndedAt("End_AlreadyWithdrawn").hasNotEntered("Task_ActivateProject");
  }

  @Test
  void keepsWhatPeopleSendBesidesTheirResultsOutOfTheInstance() {
    var project = asked(List.of("sponsor"), 1);
    tell(project, 1);
    decide(
        project,
        "acme.lead",
        Map.of("approved", false, "comment", "No", "sponsor", "clerk", "needed", 0));
    project.completeJob("Task_ReturnProposal", rejection());
    revise(project, Map.of("resubmit", false, "tenantId", "globex", "projectId", "other"));
    project.completeJob("Task_WithdrawProject");
    assertThat(project)
        .hasEndedAt("End_ProjectWithdrawn")
        .hasOnlyVariables(
            "approvers",
            "budgetInBaseCurrency",
            "decisions",
            "durationInDays",
            "mandatory",
            "needed",
            "notAccepted",
            "policy",
            "project",
            "projectId",
            "rejection",
            "resubmit",
            "revision",
            "risk",
            "seals",
            "sponsor",
            "subject",
            "submitter",
            "tenantId")
        .hasVariable("tenantId", "\"acme\"")
        .hasVariable("sponsor", "\"lead\"");
  }

  private static ProcessInstance submitted(SubmittedProject project) {
    return process
        .start("projects.projectSubmitted", project.id(), project.message())
        .completeJob("Task_CheckProject", project.found());
  }

  private static ProcessInstance asked(List<String> approvers, int needed) {
    return asked(aProject(), approvers, needed);
  }

  private static ProcessInstance asked(
      SubmittedProject project, List<String> approvers, int needed) {
    return submitted(project).completeJob("Task_PlanApprovals", plan(approvers, needed, List.of()));
  }

  private static Map<String, ?> plan(List<String> approvers, int needed, List<String> mandatory) {
    return Map.of("approvers", approvers, "needed", needed, "mandatory", mandatory);
  }

  private static void tell(ProcessInstance project, int approvers) {
    for (var told = 0; told < approvers; told++) {
      project.completeJob("Task_TellApprovers");
    }
  }

  private static void decide(ProcessInstance project, String candidate, Map<String, ?> decision) {
    project.completeUserTask(DECIDE, candidate, decision).completeJob("Task_RecordDecision");
  }

  private static void revise(ProcessInstance project, Map<String, ?> revision) {
    project.completeUserTask("Task_ReviseProposal", revision).completeJob("Task_VerifyRevision");
  }

  private static ProcessInstance returnedProposal() {
    var project = asked(ALL, 2);
    tell(project, 3);
    decide(project, "acme.pmo", rejected("Too long"));
    return project.completeJob("Task_ReturnProposal", rejection());
  }

  private static Map<String, ?> rejection() {
    return Map.of("rejection", Map.of("approver", "pmo", "comment", "Too long"));
  }

  private static Map<String, ?> rejected(String comment) {
    return Map.of("approved", false, "comment", comment);
  }

  private static Map<String, ?> revised(String title) {
    return Map.of("resubmit", true, "revision", Map.of("title", title));
  }

  private static String decisions(String... approvers) {
    return Stream.of(approvers)
        .map("{\"approver\":\"%s\",\"approved\":true,\"comment\":null}"::formatted)
        .collect(joining(",", "[", "]"));
  }
}
