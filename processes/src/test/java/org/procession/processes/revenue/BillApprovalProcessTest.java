package org.procession.processes.revenue;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.processes.engine.ProcessInstanceAssert.assertThat;
import static org.procession.processes.revenue.SubmittedBill.aBill;

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

class BillApprovalProcessTest {
  private static final Map<String, ?> APPROVED = Map.of("approved", true);
  private static final String FOUR_EYES = "Acme Clerk submitted the bill and cannot decide on it.";

  @RegisterExtension static final ModelUnderTest process = new ModelUnderTest();

  @Test
  void postsASmallBillFromALowRiskVendorWithoutAskingAnybody() {
    var bill = submitted(aBill().of("499.99").from("LOW"));
    bill.completeJob("Task_MarkApproved").completeJob("Task_PostBill");
    assertThat(bill).hasEndedAt("End_BillPosted").hasNotEntered("SubProcess_GroupApproval");
  }

  @Test
  void asksOneGroupForABillOfMediumSize() {
    var bill = submitted(aBill().of("1190"));
    var request = bill.job("Task_TellApprovers");
    assertThat(request.getCustomHeaders()).containsEntry("notice", "request");
    assertThat(request.getVariablesAsMap()).containsEntry("approverGroup", "team-leads");
  }

  @Test
  void givesAGroupUntilTheDeadlineOfThePolicy() {
    var bill = submitted(aBill().of("1190")).completeJob("Task_TellApprovers");
    var task = bill.userTask("Task_ApproveBill");
    assertThat(task.candidateGroups()).containsExactly("acme.team-leads");
    assertThat(task.assignee()).isEmpty();
    assertThat(task.dueAfter()).isCloseTo(Duration.ofDays(3), Duration.ofSeconds(10));
    assertThat(bill.timer("Timer_EscalateApproval"))
        .isCloseTo(Duration.ofDays(3), Duration.ofSeconds(10));
    assertThat(bill.timer("Timer_RemindApprovers"))
        .isCloseTo(Duration.ofDays(1), Duration.ofSeconds(10));
  }

  @Test
  void asksTheGroupsOneAfterTheOther() {
    var bill = submitted(aBill().of("25000"));
    for (var group : List.of("team-leads", "finance", "management")) {
      bill.completeJob("Task_TellApprovers");
      assertThat(bill.userTask("Task_ApproveBill").candidateGroups())
          .containsExactly("acme." + group);
      bill.completeUserTask("Task_ApproveBill", APPROVED).completeJob("Task_RecordDecision");
    }
    assertThat(bill).hasPassed("Gateway_Approved");
  }

  @Test
  void postsABillThatEveryGroupApproves() {
    var bill = submitted(aBill().of("25000"));
    decide(bill, APPROVED);
    decide(bill, APPROVED);
    decide(bill, APPROVED);
    bill.completeJob("Task_MarkApproved").completeJob("Task_PostBill");
    assertThat(bill)
        .hasEndedAt("End_BillPosted")
        .hasVariable("approvals", approvals("team-leads", "finance", "management"));
  }

  @Test
  void asksNoFurtherGroupAfterARejection() {
    var bill = submitted(aBill().of("25000"));
    decide(bill, APPROVED);
    decide(bill, rejected("Wrong cost centre"));
    assertThat(bill.job("Task_RejectBill").getVariablesAsMap())
        .containsEntry("approverGroup", "finance")
        .containsEntry("comment", "Wrong cost centre");
    assertThat(bill).hasNotEntered("Task_MarkApproved");
  }

  @Test
  void remindsAGroupWhoseTaskStandsMeanwhile() {
    var bill = submitted(aBill().of("1190")).completeJob("Task_TellApprovers");
    bill.elapse("Timer_RemindApprovers");
    var reminder = bill.job("Task_RemindApprovers");
    assertThat(reminder.getCustomHeaders()).containsEntry("notice", "reminder");
    assertThat(reminder.getVariablesAsMap()).containsEntry("approverGroup", "team-leads");
    assertThat(bill).isWaitingAt("Task_ApproveBill");
  }

  @Test
  void goesOnWhenAReminderIsSentAndTheGroupApproves() {
    var bill = submitted(aBill().of("1190")).completeJob("Task_TellApprovers");
    bill.elapse("Timer_RemindApprovers").completeJob("Task_RemindApprovers");
    bill.completeUserTask("Task_ApproveBill", APPROVED).completeJob("Task_RecordDecision");
    assertThat(bill).hasPassed("End_ApproversReminded", "Gateway_Approved");
  }

  @Test
  void asksTheGroupAboveWhenAnApprovalIsOverdue() {
    var bill = submitted(aBill().of("1190")).completeJob("Task_TellApprovers");
    bill.elapse("Timer_RemindApprovers").completeJob("Task_RemindApprovers");
    bill.elapse("Timer_EscalateApproval");
    bill.completeJob("Task_EscalateApproval", Map.of("approverGroup", "finance"));
    bill.completeJob("Task_TellApprovers");
    var task = bill.userTask("Task_ApproveBill");
    assertThat(task.candidateGroups()).containsExactly("acme.finance");
    assertThat(task.dueAfter()).isCloseTo(Duration.ofDays(3), Duration.ofSeconds(10));
    bill.completeUserTask("Task_ApproveBill", APPROVED).completeJob("Task_RecordDecision");
    assertThat(bill).hasPassed("Gateway_Approved").hasVariable("approvals", approvals("finance"));
  }

  @Test
  void bringsTheTaskBackWithANoticeWhenADecisionIsNotAccepted() {
    var bill = submitted(aBill().of("1190")).completeJob("Task_TellApprovers");
    bill.completeUserTask("Task_ApproveBill", rejected("I want it"));
    bill.throwError(
        "Task_RecordDecision", "APPROVAL_NOT_ACCEPTED", Map.of("notAccepted", FOUR_EYES));
    assertThat(bill.userTask("Task_ApproveBill").candidateGroups())
        .containsExactly("acme.team-leads");
    bill.completeUserTask("Task_ApproveBill", APPROVED);
    var decision = bill.job("Task_RecordDecision").getVariablesAsMap();
    assertThat(decision).containsEntry("approved", true).containsEntry("comment", null);
    assertThat(decision).containsEntry("notAccepted", FOUR_EYES);
  }

  @Test
  void keepsTheDeadlineWhenADecisionIsNotAccepted() {
    var bill = submitted(aBill().of("1190")).completeJob("Task_TellApprovers");
    var due = bill.userTask("Task_ApproveBill").due();
    bill.elapse("Timer_RemindApprovers").completeJob("Task_RemindApprovers");
    bill.completeUserTask("Task_ApproveBill", APPROVED);
    bill.throwError(
        "Task_RecordDecision", "APPROVAL_NOT_ACCEPTED", Map.of("notAccepted", FOUR_EYES));
    assertThat(bill.userTask("Task_ApproveBill").due()).isEqualTo(due);
  }

  @Test
  void neverTakesAMissingDecisionForAnApproval() {
    var bill = submitted(aBill().of("1190"));
    decide(bill, Map.of());
    assertThat(bill.job("Task_RejectBill").getVariablesAsMap()).containsEntry("comment", null);
    assertThat(bill).hasNotEntered("Task_MarkApproved");
  }

  @Test
  void returnsARejectedBillToItsSubmitter() {
    var bill = rejectedBill();
    var task = bill.userTask("Task_CorrectBill");
    assertThat(task.assignee()).isEqualTo("acme.clerk");
    assertThat(task.candidateUsers()).containsExactly("acme.clerk");
    assertThat(task.dueAfter()).isCloseTo(Duration.ofDays(5), Duration.ofSeconds(10));
  }

  @Test
  void checksACorrectedBillLikeANewOne() {
    var bill = rejectedBill();
    correct(bill, resubmitted("INV-2"));
    assertThat(bill.job("Task_ApplyCorrection").getVariablesAsMap())
        .containsEntry("correction", Map.of("number", "INV-2"));
  }

  @Test
  void postsABillThatIsApprovedAfterItsCorrection() {
    var bill = rejectedBill();
    correct(bill, resubmitted("INV-2"));
    bill.completeJob("Task_ApplyCorrection");
    bill.completeJob("Task_CheckBill", aBill().of("1000").found());
    decide(bill, APPROVED);
    bill.completeJob("Task_MarkApproved").completeJob("Task_PostBill");
    assertThat(bill).hasEndedAt("End_BillPosted");
  }

  @Test
  void asksTheSubmitterAgainWhenACorrectionIsInvalid() {
    var bill = rejectedBill();
    correct(bill, resubmitted(""));
    bill.throwError("Task_ApplyCorrection", "BILL_INVALID", Map.of("invalid", "No number."));
    assertThat(bill)
        .isWaitingAt("Task_CorrectBill")
        .hasVariable("invalid", "\"No number.\"")
        .hasVariable("correction", "{\"number\":\"\"}");
    correct(bill, resubmitted("INV-2"));
    bill.completeJob("Task_ApplyCorrection").job("Task_CheckBill");
    assertThat(bill).hasVariable("invalid", "null");
  }

  @Test
  void withdrawsABillThatItsSubmitterGivesUp() {
    var bill = rejectedBill();
    correct(bill, Map.of("resubmit", false));
    bill.completeJob("Task_WithdrawBill");
    assertThat(bill).hasEndedAt("End_BillWithdrawn").hasNotEntered("Task_ApplyCorrection");
  }

  @Test
  void asksFinanceAboutASuspectedDuplicate() {
    var bill = submitted(aBill().like("INV-0"));
    var task = bill.userTask("Task_ReviewDuplicate");
    assertThat(task.candidateGroups()).containsExactly("acme.finance");
    assertThat(task.dueAfter()).isCloseTo(Duration.ofDays(2), Duration.ofSeconds(10));
  }

  @Test
  void discardsAConfirmedDuplicate() {
    var bill = submitted(aBill().like("INV-0"));
    review(bill, Map.of("duplicate", true));
    bill.completeJob("Task_DiscardDuplicate");
    assertThat(bill).hasEndedAt("End_BillDiscarded").hasNotEntered("Task_DecideApprovers");
  }

  @Test
  void goesOnWhenTheSuspicionIsUnfounded() {
    var bill = submitted(aBill().of("1190").like("INV-0"));
    review(bill, Map.of("duplicate", false));
    bill.completeJob("Task_TellApprovers");
    assertThat(bill).isWaitingAt("Task_ApproveBill").hasNotEntered("Task_DiscardDuplicate");
  }

  @Test
  void letsFinanceChooseAnotherDateWhenThePeriodIsClosed() {
    var bill = submitted(aBill().of("100")).completeJob("Task_MarkApproved");
    bill.throwError("Task_PostBill", "PERIOD_CLOSED", Map.of("periodClosed", "2026-10 is closed."));
    var task = bill.userTask("Task_ChoosePostingDate");
    assertThat(task.candidateGroups()).containsExactly("acme.finance");
    assertThat(task.dueAfter()).isCloseTo(Duration.ofDays(1), Duration.ofSeconds(10));
    assertThat(bill).hasVariable("periodClosed", "\"2026-10 is closed.\"");
    choosePostingDate(bill, Map.of("postingDate", "2026-11-02"));
    assertThat(bill.job("Task_PostBill").getVariablesAsMap())
        .containsEntry("postingDate", "2026-11-02");
  }

  @Test
  void postsAtTheDateThatFinanceChose() {
    var bill = submitted(aBill().of("100")).completeJob("Task_MarkApproved");
    bill.throwError("Task_PostBill", "PERIOD_CLOSED", Map.of("periodClosed", "2026-10 is closed."));
    choosePostingDate(bill, Map.of("postingDate", "2026-11-02"));
    bill.completeJob("Task_PostBill");
    assertThat(bill).hasEndedAt("End_BillPosted");
  }

  @ParameterizedTest
  @CsvSource({
    "Task_ReviewDuplicate, Task_VerifyReview, Task_DecideApprovers",
    "Task_CorrectBill, Task_VerifyCorrection, Task_ApplyCorrection",
    "Task_ChoosePostingDate, Task_VerifyPostingDate, End_BillPosted"
  })
  void bringsATaskBackThatSomebodyElseCompleted(String userTask, String verifying, String next) {
    var bill = waitingAt(userTask, aBill().of("1190"));
    bill.completeUserTask(userTask, Map.of());
    bill.throwError(verifying, "APPROVAL_NOT_ACCEPTED", Map.of("notAccepted", "Not asked."));
    assertThat(bill)
        .isWaitingAt(userTask)
        .hasNotEntered(next)
        .hasVariable("notAccepted", "\"Not asked.\"");
    bill.completeUserTask(userTask, Map.of()).completeJob(verifying);
    assertThat(bill).hasPassed(verifying).hasVariable("notAccepted", "null");
  }

  @Test
  void letsNobodyReviewADuplicateWhomTheFourEyesRulesKeepOut() {
    var bill = waitingAt("Task_ReviewDuplicate", aBill());
    bill.completeUserTask("Task_ReviewDuplicate", Map.of("duplicate", false));
    assertThat(bill.job("Task_VerifyReview").getCustomHeaders()).containsEntry("fourEyes", "true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Task_ReviewDuplicate",
        "Task_ApproveBill",
        "Task_CorrectBill",
        "Task_ChoosePostingDate"
      })
  void endsAWithdrawnBillWhereverItWaits(String userTask) {
    var submission = aBill().of("1190");
    var bill = waitingAt(userTask, submission);
    assertThat(bill).isWaitingAt(userTask);
    bill.receive("revenue.billWithdrawn", submission.id());
    var notice = bill.job("Task_TellWithdrawal");
    assertThat(notice.getCustomHeaders()).containsEntry("notice", "withdrawal");
  }

  @Test
  void tellsThoseWhoWereAskedThatABillIsWithdrawn() {
    var submission = aBill().of("1190");
    var bill = submitted(submission).completeJob("Task_TellApprovers");
    bill.receive("revenue.billWithdrawn", submission.id()).completeJob("Task_TellWithdrawal");
    assertThat(bill).hasEndedAt("End_WithdrawalTold");
  }

  @Test
  void stopsWhenAWorkerFindsTheBillWithdrawn() {
    var bill = submitted(aBill().of("100"));
    bill.throwError("Task_MarkApproved", "BILL_WITHDRAWN", Map.of());
    assertThat(bill).hasEndedAt("End_AlreadyWithdrawn");
  }

  @Test
  void stopsWhenAWorkerFindsTheBillWithdrawnWhileAGroupDecides() {
    var bill = submitted(aBill().of("1190")).completeJob("Task_TellApprovers");
    bill.completeUserTask("Task_ApproveBill", APPROVED);
    bill.throwError("Task_RecordDecision", "BILL_WITHDRAWN", Map.of());
    assertThat(bill).hasEndedAt("End_AlreadyWithdrawn").hasNotEntered("Task_MarkApproved");
  }

  @Test
  void stopsForHelpWhenNoRuleFits() {
    var bill = submitted(aBill().of("100").from("UNKNOWN"));
    assertThat(bill).hasIncidentAt("SubProcess_GroupApproval").hasNotEntered("Task_MarkApproved");
  }

  @Test
  void keepsWhatPeopleSendBesidesTheirResultsOutOfTheInstance() {
    var bill = submitted(aBill().of("1190").like("INV-0"));
    review(bill, Map.of("duplicate", false, "billId", "other"));
    decide(bill, Map.of("approved", true, "comment", "Fine", "submitter", "manager"));
    bill.completeJob("Task_MarkApproved");
    bill.throwError(
        "Task_PostBill", "PERIOD_CLOSED", Map.of("periodClosed", "Closed.", "billId", "other"));
    choosePostingDate(bill, Map.of("postingDate", "2026-11-02", "tenantId", "globex"));
    bill.completeJob("Task_PostBill");
    assertThat(bill)
        .hasEndedAt("End_BillPosted")
        .hasOnlyVariables(
            "amountInBaseCurrency",
            "approvals",
            "bill",
            "billId",
            "category",
            "correction",
            "duplicate",
            "duplicates",
            "notAccepted",
            "periodClosed",
            "policy",
            "postingDate",
            "seals",
            "subject",
            "submitter",
            "tenantId",
            "vendorRisk")
        .hasVariable("tenantId", "\"acme\"")
        .hasVariable("submitter", "\"clerk\"");
  }

  private static ProcessInstance submitted(SubmittedBill bill) {
    return process
        .start("revenue.billSubmitted", bill.id(), bill.message())
        .completeJob("Task_CheckBill", bill.found());
  }

  private static ProcessInstance waitingAt(String userTask, SubmittedBill submission) {
    return switch (userTask) {
      case "Task_ReviewDuplicate" -> submitted(submission.like("INV-0"));
      case "Task_ApproveBill" -> submitted(submission).completeJob("Task_TellApprovers");
      case "Task_CorrectBill" -> rejectedBill(submission);
      default ->
          submitted(submission.of("100"))
              .completeJob("Task_MarkApproved")
              .throwError("Task_PostBill", "PERIOD_CLOSED", Map.of());
    };
  }

  private static void decide(ProcessInstance bill, Map<String, ?> decision) {
    bill.completeJob("Task_TellApprovers")
        .completeUserTask("Task_ApproveBill", decision)
        .completeJob("Task_RecordDecision");
  }

  private static void review(ProcessInstance bill, Map<String, ?> review) {
    bill.completeUserTask("Task_ReviewDuplicate", review).completeJob("Task_VerifyReview");
  }

  private static void correct(ProcessInstance bill, Map<String, ?> correction) {
    bill.completeUserTask("Task_CorrectBill", correction).completeJob("Task_VerifyCorrection");
  }

  private static void choosePostingDate(ProcessInstance bill, Map<String, ?> choice) {
    bill.completeUserTask("Task_ChoosePostingDate", choice).completeJob("Task_VerifyPostingDate");
  }

  private static ProcessInstance rejectedBill() {
    return rejectedBill(aBill().of("1190"));
  }

  private static ProcessInstance rejectedBill(SubmittedBill submission) {
    var bill = submitted(submission);
    decide(bill, rejected("Wrong cost centre"));
    return bill.completeJob("Task_RejectBill");
  }

  private static Map<String, ?> rejected(String comment) {
    return Map.of("approved", false, "comment", comment);
  }

  private static Map<String, ?> resubmitted(String number) {
    return Map.of("resubmit", true, "correction", Map.of("number", number));
  }

  private static String approvals(String... groups) {
    return Stream.of(groups)
        .map("{\"group\":\"%s\",\"approved\":true,\"comment\":null}"::formatted)
        .collect(joining(",", "[", "]"));
  }
}
