package org.procession.domain.revenue.payables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.approvals.Decision;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.approvals.TaskDecidedBefore;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.identity.UserId;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.ledger.Books;
import org.procession.domain.revenue.ledger.PeriodClosed;
import org.procession.domain.revenue.ledger.ReadingTrialBalance;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class BillApprovalIT {

  private static final UserId CLERK = new UserId("clerk");

  @Autowired TestHouse house;
  @Autowired CreatingBills creating;
  @Autowired SubmittingBills submitting;
  @Autowired CheckingBills checking;
  @Autowired DecidingBills deciding;
  @Autowired ApprovingBills approving;
  @Autowired RejectingBills rejecting;
  @Autowired CorrectingBills correcting;
  @Autowired WithdrawingBills withdrawing;
  @Autowired PostingBills posting;
  @Autowired NotifyingApprovers notifying;
  @Autowired FindingBills finding;
  @Autowired ReadingTrialBalance balance;
  @Autowired ReadingEvents reading;
  @Autowired Books books;

  private Scope scope;
  private VendorId vendor;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
    vendor = scope.call(house::vendor);
  }

  @Test
  void aBillIsApprovedAndPostedOnceHoweverOftenItsStepsAreRepeated() {
    scope.run(
        () -> {
          var bill = submitted("R-1", "100.00", "EUR");
          for (var repetition = 0; repetition < 2; repetition++) {
            approving.approve(bill);
          }
          for (var repetition = 0; repetition < 3; repetition++) {
            posting.post(bill, null);
          }
          assertThat(finding.find(bill).status()).isEqualTo(BillStatus.POSTED);
          assertThat(balance.asOf(LocalDate.MAX.withYear(2999)).debit())
              .isEqualTo(new BigDecimal("119.00"));
          assertThat(eventsOf(bill))
              .containsExactly(
                  "revenue.billPosted",
                  "revenue.billApproved",
                  "revenue.billSubmitted",
                  "revenue.billCreated");
        });
  }

  @Test
  void aForeignBillIsJudgedAndPostedInTheBaseCurrency() {
    scope.run(
        () -> {
          var bill = submitted("R-1", "10.05", "USD");
          assertThat(checking.check(bill).inBaseCurrency().toString()).isEqualTo("11.00 EUR");
          approving.approve(bill);
          posting.post(bill, null);
          var trial = balance.asOf(LocalDate.of(2026, 12, 31));
          // 99.99 x 0.92 = 91.9908, 19.00 x 0.92 = 17.48: each rounded, and the vendor owed the
          // sum.
          assertThat(trial.credit()).isEqualTo(new BigDecimal("11.01"));
          assertThat(trial.debit()).isEqualTo(trial.credit());
        });
  }

  @Test
  void aBillInACurrencyWithoutARateIsRefused() {
    scope.run(
        () ->
            assertThatThrownBy(
                    () -> creating.create(BillLines.bill(vendor, "R-1", "100.00", "BRL")))
                .isInstanceOf(ExchangeRates.ExchangeRateMissing.class));
  }

  @Test
  void aSecondSubmissionIsRefusedAndChangesNothing() {
    scope.run(
        () -> {
          var bill = submitted("R-1", "100.00", "EUR");
          assertThatThrownBy(() -> submitting.submit(bill, CLERK))
              .isInstanceOf(BillNotInStatus.class);
          assertThat(eventsOf(bill)).hasSize(2);
          assertThat(finding.find(bill).round()).isOne();
        });
  }

  @Test
  void anotherTenantsBillCannotBeSubmitted() {
    var bill =
        scope.call(() -> creating.create(BillLines.bill(vendor, "R-1", "100.00", "EUR")).id());
    house
        .tenant()
        .run(
            () ->
                assertThatThrownBy(() -> submitting.submit(bill, CLERK))
                    .isInstanceOf(BillNotFound.class));
    scope.run(() -> assertThat(finding.find(bill).status()).isEqualTo(BillStatus.DRAFT));
  }

  @Test
  void theApproverStandsOnTheTimelineByName() {
    scope.run(
        () -> {
          var bill = submitted("R-1", "1000.00", "EUR");
          decide(bill, 1, "team-leads", "lead", true, null);
          decide(bill, 1, "team-leads", "lead", true, null);
          var decided = timeline(bill).getFirst();
          assertThat(decided.name()).isEqualTo("revenue.billDecided");
          assertThat(decided.actor()).isEqualTo("user:lead");
          assertThat(decided.actorName()).isEqualTo("Team Lead");
          assertThat(eventsOf(bill)).hasSize(3);
        });
  }

  @Test
  void aDecisionCountsOnlyFromAMemberOfTheGroupWhoIsNotTheSubmitter() {
    scope.run(
        () -> {
          house.user("busy", "clerks", "team-leads");
          var bill = creating.create(BillLines.bill(vendor, "R-1", "1000.00", "EUR")).id();
          submitting.submit(bill, new UserId("busy"));
          refuses(bill, 1, "team-leads", "finance", "not in the group");
          refuses(bill, 2, "team-leads", "nobody", "no user");
          refuses(bill, 3, "team-leads", "globex.lead", "no user");
          refuses(bill, 4, "team-leads", "busy", "submitted the bill");
          decide(bill, 5, "team-leads", "lead", true, null);
          assertThat(eventsOf(bill))
              .filteredOn("revenue.billDecisionNotAccepted"::equals)
              .hasSize(4);
        });
  }

  @Test
  void onePersonGivesOneOfTheApprovals() {
    scope.run(
        () -> {
          house.user("both", "team-leads", "finance");
          var bill = submitted("R-1", "8000.00", "EUR");
          decide(bill, 1, "team-leads", "both", true, null);
          refuses(bill, 2, "finance", "both", "has decided already");
          decide(bill, 3, "finance", "finance", true, null);
        });
  }

  @Test
  void aTaskWhoseDecisionAnEarlierStepRecordedDecidesNothingMore() {
    scope.run(
        () -> {
          var bill = submitted("R-1", "8000.00", "EUR");
          deciding.decide(bill, new Decision(1, 11, "team-leads", "lead", true, null));
          assertThatThrownBy(
                  () -> deciding.decide(bill, new Decision(1, 12, "finance", "lead", true, null)))
              .isInstanceOf(TaskDecidedBefore.class);
          assertThat(eventsOf(bill)).hasSize(3);
        });
  }

  @Test
  void aTaskThatNobodyClaimedOrAnsweredDecidesNothing() {
    scope.run(
        () -> {
          var bill = submitted("R-1", "1000.00", "EUR");
          assertThatThrownBy(
                  () -> deciding.decide(bill, new Decision(1, 11, "team-leads", null, true, null)))
              .isInstanceOf(DecisionNotAccepted.class)
              .hasMessageContaining("Nobody had claimed");
          assertThatThrownBy(
                  () ->
                      deciding.decide(bill, new Decision(2, 12, "team-leads", "lead", null, null)))
              .isInstanceOf(DecisionNotAccepted.class)
              .hasMessageContaining("without an answer");
        });
  }

  @Test
  void aRefusedDecisionIsRefusedAgainWhenItsJobIsRepeated() {
    scope.run(
        () -> {
          var bill = submitted("R-1", "1000.00", "EUR");
          refuses(bill, 1, "team-leads", "finance", "not in the group");
          refuses(bill, 1, "team-leads", "finance", "not in the group");
          assertThat(eventsOf(bill)).hasSize(3);
        });
  }

  @Test
  void aRejectionNeedsAReason() {
    scope.run(
        () -> {
          var bill = submitted("R-1", "1000.00", "EUR");
          refuses(bill, 1, "team-leads", "lead", false, "  ", "needs a reason");
          decide(bill, 2, "team-leads", "lead", false, "wrong cost centre");
          assertThat(rejecting.reject(bill)).isEqualTo("wrong cost centre");
          assertThat(house.messages("billRejected:" + bill)).containsExactly("clerk@acme.example");
        });
  }

  @Test
  void aCorrectedBillIsAskedForAnewWithItsNewTotals() {
    scope.run(
        () -> {
          var bill = submitted("R-1", "1000.00", "EUR");
          decide(bill, 1, "team-leads", "lead", false, "too much");
          rejecting.reject(bill);
          var correction =
              new BillCorrection(
                  "R-1a",
                  BillCategory.GOODS,
                  LocalDate.of(2026, 12, 24),
                  List.of(
                      BillLines.line("500.00", TaxCategory.S, "19"),
                      BillLines.line("10.00", TaxCategory.Z, "0")),
                  "halved");
          correcting.correct(bill, correction);
          correcting.correct(bill, correction);
          var corrected = finding.find(bill);
          assertThat(corrected.round()).isEqualTo(2);
          assertThat(corrected.totals().gross()).isEqualByComparingTo(new BigDecimal("605.00"));
          assertThat(corrected.lines()).hasSize(2);
          decide(bill, 2, "team-leads", "lead", true, null);
        });
  }

  @Test
  void aWithdrawnBillIsNeitherDecidedNorPosted() {
    scope.run(
        () -> {
          var bill = submitted("R-1", "1000.00", "EUR");
          withdrawing.withdraw(bill, "a mistake");
          withdrawing.withdraw(bill, "a mistake");
          var before = eventsOf(bill);
          assertThatThrownBy(() -> decide(bill, 1, "team-leads", "lead", true, null))
              .isInstanceOf(BillIsWithdrawn.class);
          assertThatThrownBy(() -> approving.approve(bill)).isInstanceOf(BillIsWithdrawn.class);
          assertThatThrownBy(() -> posting.post(bill, null)).isInstanceOf(BillIsWithdrawn.class);
          assertThat(eventsOf(bill)).isEqualTo(before).hasSize(3);
        });
  }

  @Test
  void aBillForAClosedPeriodWaitsForAnotherDay() {
    scope.run(
        () -> {
          var bill = submitted("R-1", "100.00", "EUR");
          approving.approve(bill);
          books.closePeriod(LocalDate.of(2026, 11, 2));
          assertThatThrownBy(() -> posting.post(bill, null)).isInstanceOf(PeriodClosed.class);
          assertThat(finding.find(bill).status()).isEqualTo(BillStatus.APPROVED);
          posting.post(bill, LocalDate.of(2026, 12, 1));
          assertThat(finding.find(bill).status()).isEqualTo(BillStatus.POSTED);
        });
  }

  @Test
  void aCopyOfABillIsSuspected() {
    scope.run(
        () -> {
          var first = submitted("R-1", "100.00", "EUR");
          var sameNumber = submitted("r-1", "250.00", "EUR");
          var sameAmountAndDay = submitted("R-2", "100.00", "EUR");
          var other = submitted("R-3", "77.00", "EUR");
          assertThat(checking.check(sameNumber).duplicates())
              .extracting(BillRecord::id)
              .containsExactly(first);
          assertThat(checking.check(sameAmountAndDay).duplicates())
              .extracting(BillRecord::id)
              .containsExactly(first);
          assertThat(checking.check(other).duplicates()).isEmpty();
          checking.check(sameNumber);
          assertThat(eventsOf(sameNumber))
              .filteredOn("revenue.billDuplicateSuspected"::equals)
              .hasSize(1);
          withdrawing.withdraw(first, null);
          assertThat(checking.check(sameNumber).duplicates()).isEmpty();
        });
  }

  @Test
  void approversAreToldOnceRemindedOnceAndPassedOver() {
    scope.run(
        () -> {
          var bill = submitted("R-1", "1000.00", "EUR");
          notifying.request(bill, "team-leads", 5);
          notifying.request(bill, "team-leads", 5);
          notifying.remind(bill, "team-leads", 6);
          assertThat(house.messages("approvalRequest:" + bill))
              .containsExactly("lead@acme.example");
          assertThat(house.messages("approvalReminder:" + bill))
              .containsExactly("lead@acme.example");
          assertThat(notifying.escalate(bill, "team-leads", 7)).isEqualTo("finance");
          assertThat(notifying.escalate(bill, "team-leads", 7)).isEqualTo("finance");
          assertThat(notifying.escalate(bill, "finance", 8)).isEqualTo("management");
          assertThat(eventsOf(bill))
              .containsExactly(
                  "revenue.billApprovalEscalated",
                  "revenue.billApprovalEscalated",
                  "revenue.billApprovalReminded",
                  "revenue.billApprovalRequested",
                  "revenue.billSubmitted",
                  "revenue.billCreated");
          withdrawing.withdraw(bill, null);
          notifying.withdrawn(bill);
          notifying.withdrawn(bill);
          assertThat(house.messages("approvalWithdrawn:" + bill))
              .containsExactly("lead@acme.example");
        });
  }

  private BillId submitted(String number, String net, String currency) {
    var id = creating.create(BillLines.bill(vendor, number, net, currency)).id();
    submitting.submit(id, CLERK);
    return id;
  }

  private void decide(
      BillId bill, long task, String group, String user, boolean approved, String comment) {
    deciding.decide(bill, new Decision(task, 100 + task, group, user, approved, comment));
  }

  private void refuses(BillId bill, long task, String group, String user, String reason) {
    refuses(bill, task, group, user, true, null, reason);
  }

  private void refuses(
      BillId bill,
      long task,
      String group,
      String user,
      boolean approved,
      String comment,
      String reason) {
    assertThatThrownBy(() -> decide(bill, task, group, user, approved, comment))
        .isInstanceOf(DecisionNotAccepted.class)
        .hasMessageContaining(reason);
  }

  private List<LoggedEvent> timeline(BillId bill) {
    return reading.about(bill.subject(), new Page.Limit(50, null)).items();
  }

  private List<String> eventsOf(BillId bill) {
    return timeline(bill).stream().map(LoggedEvent::name).toList();
  }
}
