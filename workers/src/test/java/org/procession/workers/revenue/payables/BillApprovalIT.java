package org.procession.workers.revenue.payables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.procession.workers.Patience.await;

import io.camunda.client.CamundaClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.Page;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.revenue.ledger.Books;
import org.procession.domain.revenue.ledger.ReadingTrialBalance;
import org.procession.domain.revenue.ledger.TrialBalance;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillStatus;
import org.procession.domain.revenue.payables.ChangingVendors;
import org.procession.domain.revenue.payables.FindingBills;
import org.procession.domain.revenue.payables.WithdrawingBills;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.workers.EngineClock;
import org.procession.workers.House;
import org.procession.workers.Mailbox;
import org.procession.workers.ProcessRun;
import org.procession.workers.WorkersTest;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Notice;
import org.springframework.beans.factory.annotation.Autowired;

@WorkersTest
class BillApprovalIT {

  private static final Map<String, Object> APPROVED = Map.of("approved", true);

  @Autowired House house;
  @Autowired CamundaClient engine;
  @Autowired FindingBills finding;
  @Autowired WithdrawingBills withdrawing;
  @Autowired ChangingVendors changing;
  @Autowired TellApproversWorker telling;
  @Autowired ReadingTrialBalance balance;
  @Autowired ReadingEvents reading;
  @Autowired Books books;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @Test
  void postsASmallBillWithoutAskingAnybody() {
    var bill = submitted("R-1", "100.00");
    run(bill).awaitElement("End_BillPosted");
    assertThat(status(bill)).isEqualTo(BillStatus.POSTED);
    var trial = trialBalance();
    assertThat(trial.debit()).isEqualTo(new BigDecimal("119.00"));
    assertThat(trial.credit()).isEqualTo(trial.debit());
    assertThat(trial.accounts())
        .extracting(row -> row.code().value(), TrialBalance.Row::balance)
        .containsExactly(
            tuple("1400", new BigDecimal("19.00")),
            tuple("3300", new BigDecimal("-119.00")),
            tuple("5400", new BigDecimal("100.00")));
  }

  @Test
  void asksEachGroupInTurnAndPostsWhenAllHaveApproved() {
    var bill = submitted("R-1", "8000.00");
    var run = run(bill);
    run.complete("Task_ApproveBill", 1, "lead", APPROVED);
    run.complete("Task_ApproveBill", 2, "finance", Map.of("approved", true, "comment", "Fine."));
    run.awaitElement("End_BillPosted");
    assertThat(status(bill)).isEqualTo(BillStatus.POSTED);
    assertThat(timeline(bill))
        .filteredOn(event -> event.name().equals("revenue.billDecided"))
        .extracting(LoggedEvent::actorName, LoggedEvent::summary)
        .containsExactly(
            tuple("Finance", "Bill R-1 approved for finance: Fine."),
            tuple("Team Lead", "Bill R-1 approved for team-leads"));
  }

  @Test
  void showsApproversWhatTheyDecideOn() {
    var run = run(submitted("R-1", "1000.00"));
    run.awaitTask("Task_ApproveBill", 1);
    assertThat(run.variable("bill"))
        .contains("\"number\":\"R-1\"")
        .contains("\"vendor\":\"Paper Mill\"")
        .contains("\"amount\":\"1,190.00 EUR\"")
        .contains("\"amountInBaseCurrency\":\"1,190.00 EUR\"")
        .contains("\"category\":\"Goods\"")
        .contains("\"submittedBy\":\"Clerk\"")
        .contains(
            "{\"description\":\"Paper\",\"quantity\":\"1\",\"unitPrice\":\"1000\",\"net\":\"1,000.00"
                + " EUR\",\"tax\":\"S 19 %\"}");
    assertThat(run.variable("submitter")).isEqualTo("\"clerk\"");
    assertThat(run.variable("amountInBaseCurrency")).startsWith("1190");
  }

  @Test
  void writesToTheApproversOnceHoweverOftenTheJobIsDelivered() {
    var bill = submitted("R-1", "1000.00");
    var run = run(bill);
    run.awaitTask("Task_ApproveBill", 1);
    var job =
        new Job(
            "<default>",
            run.jobKey("Task_TellApprovers"),
            1,
            "BillApprovalProcess",
            "Task_TellApprovers",
            1);
    var request = new TellApproversWorker.Input(bill, "team-leads", Notice.REQUEST);
    scope.run(() -> telling.handle(request, job));
    scope.run(() -> withdrawing.withdraw(bill, null));
    var lead = scope.call(() -> House.address("lead"));
    await().until(() -> Mailbox.titles(lead).contains("Bill R-1 was withdrawn"));
    assertThat(Mailbox.titles(lead))
        .containsExactly("Please approve bill R-1", "Bill R-1 was withdrawn");
    assertThat(Mailbox.text(Mailbox.of(lead).getFirst()))
        .contains("1190.00 EUR")
        .contains("http://tasks.example");
  }

  @Test
  void remindsApproversAndPassesOnWhatTheyLeaveUndecided() {
    var bill = submitted("R-1", "1000.00");
    var run = run(bill);
    var lead = scope.call(() -> House.address("lead"));
    run.awaitTimers(2);
    EngineClock.move(Duration.ofDays(1));
    run.awaitElement("End_ApproversReminded");
    await().until(() -> Mailbox.titles(lead).contains("Reminder: bill R-1 waits for you"));
    EngineClock.move(Duration.ofDays(2));
    run.complete("Task_ApproveBill", 2, "finance", APPROVED);
    run.awaitElement("End_BillPosted");
    assertThat(timeline(bill))
        .extracting(LoggedEvent::summary)
        .contains(
            "team-leads reminded to approve bill R-1",
            "Approval of bill R-1 passed from team-leads to finance, as it was overdue",
            "Approval of bill R-1 asked of finance",
            "Bill R-1 approved for finance");
  }

  @Test
  void bringsTheTaskBackWhenSomebodyCompletedItWhoMayNotDecide() {
    var bill = submitted("R-1", "1000.00");
    var run = run(bill);
    run.complete("Task_ApproveBill", 1, "finance", APPROVED);
    run.awaitTask("Task_ApproveBill", 2);
    assertThat(run.variable("notAccepted"))
        .isEqualTo("\"Finance is not in the group team-leads.\"");
    run.complete("Task_ApproveBill", 2, "clerk", APPROVED);
    run.completeAs("globex.lead", "Task_ApproveBill", 3, APPROVED);
    run.awaitTask("Task_ApproveBill", 4);
    assertThat(run.variable("notAccepted"))
        .isEqualTo("\"'globex.lead' is no user of this company.\"");
    run.completeAs("lead", "Task_ApproveBill", 4, APPROVED);
    run.completeUnclaimed("Task_ApproveBill", 5, APPROVED);
    run.awaitTask("Task_ApproveBill", 6);
    assertThat(run.variable("notAccepted")).startsWith("\"Nobody had claimed the task");
    run.complete("Task_ApproveBill", 6, "lead", Map.of());
    run.awaitTask("Task_ApproveBill", 7);
    assertThat(run.variable("notAccepted")).contains("without an answer");
    assertThat(status(bill)).isEqualTo(BillStatus.SUBMITTED);
    run.complete("Task_ApproveBill", 7, "lead", APPROVED);
    run.awaitElement("End_BillPosted");
  }

  @Test
  void bringsTheTaskBackFromWhoChangedTheBankAccountWhileTheBillWaited() {
    var vendor = scope.call(house::vendor);
    var run = run(scope.call(() -> house.submit(house.draft(vendor, "R-1", "1000.00"))));
    run.awaitTask("Task_ApproveBill", 1);
    var lead = scope.as(Actor.user("lead", "Team Lead"));
    lead.run(() -> changing.changeBankAccount(vendor, 0, "DE89370400440532013000"));
    run.complete("Task_ApproveBill", 1, "lead", APPROVED);
    run.awaitTask("Task_ApproveBill", 2);
    assertThat(run.variable("notAccepted"))
        .contains("Team Lead changed the bank account of the bill's vendor in the last 30 days");
    scope.run(() -> house.user("other", "Other Lead", "team-leads"));
    run.complete("Task_ApproveBill", 2, "other", APPROVED);
    run.awaitElement("End_BillPosted");
  }

  @Test
  void looksAtWhoCompletedATaskAndNotAtWhoHadItBefore() {
    scope.run(() -> house.user("lead", "Team Lead", "finance"));
    var bill = submitted("R-1", "8000.00");
    var run = run(bill);
    run.completeGiven("Task_ApproveBill", 1, "lead", "clerk", APPROVED);
    run.completeGiven("Task_ApproveBill", 2, "clerk", "lead", APPROVED);
    run.completeGiven("Task_ApproveBill", 3, "finance", "lead", APPROVED);
    run.awaitTask("Task_ApproveBill", 4);
    assertThat(run.variable("notAccepted"))
        .contains("Team Lead has decided already, for team-leads");
    run.complete("Task_ApproveBill", 4, "finance", APPROVED);
    run.awaitElement("End_BillPosted");
    assertThat(decisions(bill))
        .extracting(LoggedEvent::actor)
        .containsExactly("user:finance", "user:lead");
  }

  @Test
  void letsOnlyTheSubmitterCorrectABill() {
    var bill = submitted("R-1", "1000.00");
    var run = run(bill);
    run.complete("Task_ApproveBill", 1, "lead", Map.of("approved", false, "comment", "No."));
    run.complete("Task_CorrectBill", 1, "finance", Map.of("resubmit", false));
    run.awaitTask("Task_CorrectBill", 2);
    assertThat(run.variable("notAccepted"))
        .isEqualTo("\"Finance is not the person whom the task asks.\"");
    assertThat(status(bill)).isEqualTo(BillStatus.REJECTED);
    run.complete("Task_CorrectBill", 2, "clerk", Map.of("resubmit", false));
    run.awaitEnd();
    assertThat(status(bill)).isEqualTo(BillStatus.WITHDRAWN);
    assertThat(timeline(bill))
        .extracting(LoggedEvent::summary)
        .contains(
            "Completion of a task by Finance not accepted: Finance is not the person whom the task"
                + " asks.");
  }

  @Test
  void returnsARejectedBillToItsSubmitterAndAsksAgainAfterTheCorrection() {
    var bill = submitted("R-1", "1000.00");
    var run = run(bill);
    run.complete(
        "Task_ApproveBill", 1, "lead", Map.of("approved", false, "comment", "Wrong amount."));
    run.awaitTask("Task_CorrectBill", 1);
    assertThat(status(bill)).isEqualTo(BillStatus.REJECTED);
    var clerk = scope.call(() -> House.address("clerk"));
    await().until(() -> !Mailbox.of(clerk).isEmpty());
    assertThat(Mailbox.text(Mailbox.of(clerk).getFirst())).contains("Wrong amount.");

    run.complete("Task_CorrectBill", 1, "clerk", correction("R-1a", "five"));
    run.awaitTask("Task_CorrectBill", 2);
    assertThat(run.variable("invalid"))
        .isEqualTo("\"Line 1: The unit price is no number such as 12.50.\"");
    assertThat(status(bill)).isEqualTo(BillStatus.REJECTED);

    run.complete("Task_CorrectBill", 2, "clerk", correction("R-1a", "900.00"));
    run.complete("Task_ApproveBill", 2, "lead", APPROVED);
    run.awaitElement("End_BillPosted");
    var posted = scope.call(() -> finding.find(bill));
    assertThat(posted.number()).isEqualTo("R-1a");
    assertThat(posted.totals().gross()).isEqualByComparingTo("1071.00");
    assertThat(trialBalance().debit()).isEqualTo(new BigDecimal("1071.00"));
  }

  @Test
  void withdrawsARejectedBillWhenItsSubmitterGivesUp() {
    var bill = submitted("R-1", "1000.00");
    var run = run(bill);
    run.complete("Task_ApproveBill", 1, "lead", Map.of("approved", false, "comment", "No."));
    run.complete("Task_CorrectBill", 1, "clerk", Map.of("resubmit", false));
    run.awaitEnd();
    assertThat(status(bill)).isEqualTo(BillStatus.WITHDRAWN);
  }

  @Test
  void stopsAtOnceWhenTheBillIsWithdrawnAndTellsThoseWhoWereAsked() {
    var bill = submitted("R-1", "1000.00");
    var run = run(bill);
    run.awaitTask("Task_ApproveBill", 1);
    scope.run(() -> withdrawing.withdraw(bill, "Paid twice."));
    run.awaitElement("End_WithdrawalTold");
    run.awaitEnd();
    assertThat(trialBalance().accounts()).isEmpty();
    var lead = scope.call(() -> House.address("lead"));
    await()
        .untilAsserted(
            () ->
                assertThat(Mailbox.titles(lead))
                    .containsExactlyInAnyOrder(
                        "Please approve bill R-1", "Bill R-1 was withdrawn"));
  }

  @Test
  void discardsABillThatFinanceFindsToBeADuplicate() {
    var vendor = scope.call(house::vendor);
    var first = scope.call(() -> house.submit(house.draft(vendor, "R-1", "100.00")));
    run(first).awaitElement("End_BillPosted");
    var second = scope.call(() -> house.submit(house.draft(vendor, "r-1", "200.00")));
    var run = run(second);
    run.awaitTask("Task_ReviewDuplicate", 1);
    assertThat(run.variable("duplicates"))
        .contains("\"number\":\"R-1\"")
        .contains("\"amount\":\"119.00 EUR\"")
        .contains("\"status\":\"POSTED\"");
    scope.run(() -> house.user("clerk", "Clerk", "finance"));
    run.complete("Task_ReviewDuplicate", 1, "lead", Map.of("duplicate", false));
    run.awaitTask("Task_ReviewDuplicate", 2);
    assertThat(run.variable("notAccepted")).isEqualTo("\"Team Lead is not in the group finance.\"");
    run.complete("Task_ReviewDuplicate", 2, "clerk", Map.of("duplicate", false));
    run.awaitTask("Task_ReviewDuplicate", 3);
    assertThat(run.variable("notAccepted"))
        .isEqualTo("\"Clerk submitted the bill and cannot decide on it.\"");
    run.complete("Task_ReviewDuplicate", 3, "finance", Map.of("duplicate", true));
    run.awaitElement("End_BillDiscarded");
    assertThat(status(second)).isEqualTo(BillStatus.DISCARDED);
    assertThat(trialBalance().debit()).isEqualTo(new BigDecimal("119.00"));
  }

  @Test
  void asksForAnotherPostingDateWhenTheBooksAreClosed() {
    var today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    scope.run(() -> books.closePeriod(today));
    var bill = submitted("R-1", "100.00");
    var run = run(bill);
    run.awaitTask("Task_ChoosePostingDate", 1);
    assertThat(run.variable("periodClosed"))
        .contains("The books are closed on %s".formatted(today));
    run.complete("Task_ChoosePostingDate", 1, "finance", Map.of("postingDate", today.toString()));
    var open = today.withDayOfMonth(1).plusMonths(1);
    run.complete("Task_ChoosePostingDate", 2, "clerk", Map.of("postingDate", open.toString()));
    run.awaitTask("Task_ChoosePostingDate", 3);
    assertThat(run.variable("notAccepted")).isEqualTo("\"Clerk is not in the group finance.\"");
    run.complete("Task_ChoosePostingDate", 3, "finance", Map.of("postingDate", open.toString()));
    run.awaitElement("End_BillPosted");
    assertThat(scope.call(() -> balance.asOf(open.minusDays(1))).accounts()).isEmpty();
    assertThat(scope.call(() -> balance.asOf(open)).debit()).isEqualTo(new BigDecimal("119.00"));
  }

  @Test
  void stopsWhenSomebodyPutAnotherBillIntoTheProcess() {
    var other = scope.call(() -> house.draft(house.vendor(), "R-2", "1000.00"));
    var bill = submitted("R-1", "1000.00");
    var run = run(bill);
    run.awaitTask("Task_ApproveBill", 1);
    run.setVariables(Map.of("billId", other.toString()));
    run.complete("Task_ApproveBill", 1, "lead", APPROVED);
    assertThat(run.awaitIncident()).contains("billId is not the subject's id");
    assertThat(decisions(bill)).isEmpty();
    assertThat(decisions(other)).isEmpty();
  }

  @Test
  void stopsWhenSomebodyMadeUpTenantAndSubject() {
    var stranger = house.tenant();
    var other = stranger.call(() -> house.draft(house.vendor(), "R-2", "1000.00"));
    var bill = submitted("R-1", "1000.00");
    var run = run(bill);
    run.awaitTask("Task_ApproveBill", 1);
    run.setVariables(
        Map.of(
            "tenantId", stranger.tenant().value(),
            "subject", other.subject().toString(),
            "billId", other.toString(),
            "seals", Map.of("BillApprovalProcess", "AAAA")));
    run.complete("Task_ApproveBill", 1, "lead", APPROVED);
    assertThat(run.awaitIncident()).contains("the seal is not that of this tenant");
    assertThat(status(bill)).isEqualTo(BillStatus.SUBMITTED);
    assertThat(stranger.call(() -> finding.find(other).status())).isEqualTo(BillStatus.DRAFT);
  }

  @Test
  void keepsItsVariablesFromWhatIsSentWithACompletion() {
    var bill = submitted("R-1", "1000.00");
    var run = run(bill);
    run.complete(
        "Task_ApproveBill",
        1,
        "lead",
        Map.of("approved", true, "tenantId", "globex", "billId", "1", "approverGroup", "clerks"));
    run.awaitElement("End_BillPosted");
    assertThat(decisions(bill)).hasSize(1);
  }

  private static Map<String, Object> correction(String number, String unitPrice) {
    return Map.of(
        "resubmit",
        true,
        "correction",
        Map.of(
            "number",
            number,
            "category",
            "SERVICES",
            "lines",
            List.of(
                Map.of(
                    "description", "Paper",
                    "quantity", "1",
                    "unitPrice", unitPrice,
                    "taxCategory", "S",
                    "taxRate", "19"))));
  }

  private BillId submitted(String number, String net) {
    return scope.call(() -> house.submitted(number, net));
  }

  private ProcessRun run(BillId bill) {
    return ProcessRun.of(bill.subject(), scope.tenant(), engine);
  }

  private BillStatus status(BillId bill) {
    return scope.call(() -> finding.find(bill).status());
  }

  private TrialBalance trialBalance() {
    return scope.call(() -> balance.asOf(LocalDate.of(2999, 12, 31)));
  }

  private List<LoggedEvent> timeline(BillId bill) {
    return scope.call(() -> reading.about(bill.subject(), new Page.Limit(50, null)).items());
  }

  private List<LoggedEvent> decisions(BillId bill) {
    return timeline(bill).stream()
        .filter(event -> event.name().equals("revenue.billDecided"))
        .toList();
  }
}
