package org.procession.domain.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.approvals.Decision;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillStatus;
import org.procession.domain.revenue.payables.DecidingBills;
import org.procession.domain.revenue.payables.FindingBills;
import org.procession.domain.revenue.payables.NotifyingApprovers;
import org.procession.domain.revenue.payables.RejectingBills;
import org.procession.domain.revenue.payables.SubmittedBills;
import org.procession.domain.revenue.payables.VendorId;
import org.procession.domain.revenue.payables.WithdrawingBills;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of records when the engine has lost its data, at the example of bills. */
@DomainTest
class LostInstancesIT {

  private static final String PROCESS = "BillApprovalProcess";

  @Autowired TestHouse house;
  @Autowired SubmittedBills bills;
  @Autowired DecidingBills deciding;
  @Autowired RejectingBills rejecting;
  @Autowired WithdrawingBills withdrawing;
  @Autowired NotifyingApprovers notifying;
  @Autowired FindingBills finding;
  @Autowired ReadingEvents reading;
  @Autowired ProcessInstances instances;
  @Autowired LostInstances lost;
  @Autowired LostEngine engine;

  private Scope scope;
  private VendorId vendor;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
    vendor = scope.call(house::vendor);
  }

  @Test
  void nothingIsLostAsLongAsTheEngineKeepsItsDataHoweverLateItIs() {
    scope.run(
        () -> {
          submitted("R-1");
          engine.giveAll();
          assertThat(engine.counts()).isEmpty();
        });
  }

  @Test
  void whatTheLostEngineWasGivenIsLostUnlessTheRecordIsAtItsEnd() {
    scope.run(
        () -> {
          var noted = submitted("R-1");
          instances.note(7, PROCESS, noted.subject());
          var notBegun = submitted("R-2");
          bills.post(submitted("R-3"));
          withdrawing.withdraw(submitted("R-4"), null);
          bills.entered(vendor, "R-5");
          engine.giveAll();
          submitted("R-6"); // the next engine will be given it
          engine.loseData();
          assertThat(engine.records())
              .containsExactlyInAnyOrder(noted.subject(), notBegun.subject());
          assertThat(engine.counts()).isEqualTo(Map.of(PROCESS, 2L));
        });
    scope.run(
        () -> house.tenant().run(() -> assertThat(engine.counts()).isEmpty())); // another tenant's
  }

  @Test
  void findsMoreThanABatch() {
    scope.run(
        () -> {
          IntStream.range(0, 101).forEach(n -> submitted("R-" + n));
          engine.giveAll();
          engine.loseData();
          assertThat(engine.counts()).isEqualTo(Map.of(PROCESS, 101L));
        });
  }

  @Test
  void aRecordBeginsAnewOnceForEachEngineAndIsLostNoMoreWhenItsProcessHasBegun() {
    scope.run(
        () -> {
          var bill = submitted("R-1");
          instances.note(7, PROCESS, bill.subject());
          engine.giveAll();
          engine.loseData();
          engine.beginAnew();
          engine.beginAnew();
          assertThat(finding.find(bill).round()).isEqualTo(2);
          assertThat(engine.records()).containsExactly(bill.subject());
          // Of all keys, just that of the lost one.
          instances.note(7, PROCESS, bill.subject());
          assertThat(engine.records()).isEmpty();
          assertThat(instances.of(bill.subject(), Whose.everybodys()))
              .extracting(ProcessInstance::key, ProcessInstance::lost)
              .containsExactly(tuple(7L, false), tuple(7L, true));
          engine.loseData();
          engine.beginAnew();
          assertThat(finding.find(bill).round()).isEqualTo(3);
          assertThat(summaries(bill))
              .filteredOn(text -> text.contains("begins anew"))
              .containsExactly(
                  "BillApprovalProcess begins anew: the process engine had lost its data",
                  "BillApprovalProcess begins anew: the process engine had lost its data");
        });
  }

  @Test
  void aRecordThatCameToItsEndMeanwhileDoesNotBeginAnew() {
    scope.run(
        () -> {
          var bill = submitted("R-1");
          engine.giveAll();
          engine.loseData();
          var found = engine.found().getFirst();
          withdrawing.withdraw(bill, null);
          assertThat(lost.beginAnew(found)).isFalse();
          assertThat(finding.find(bill).status()).isEqualTo(BillStatus.WITHDRAWN);
          assertThat(summaries(bill)).noneMatch(text -> text.contains("begins anew"));
        });
  }

  @Test
  void allAreAskedAgainAndNobodyDecidesForTwo() {
    scope.run(
        () -> {
          var bill = submitted("R-1");
          decide(bill, 1, "team-leads", "lead", true);
          house.user("lead", "team-leads", "finance");
          engine.giveAll();
          engine.loseData();
          engine.beginAnew();
          assertThatThrownBy(() -> decide(bill, 2, "finance", "lead", true))
              .isInstanceOf(DecisionNotAccepted.class)
              .hasMessageContaining("has decided already, for team-leads");
          decide(bill, 3, "team-leads", "lead", true);
          decide(bill, 4, "finance", "finance", true);
        });
  }

  @Test
  void aRejectedBillIsDecidedOnAnew() {
    scope.run(
        () -> {
          var bill = submitted("R-1");
          decide(bill, 1, "team-leads", "lead", false);
          rejecting.reject(bill);
          engine.giveAll();
          engine.loseData();
          engine.beginAnew();
          assertThat(finding.find(bill).status()).isEqualTo(BillStatus.SUBMITTED);
          decide(bill, 2, "team-leads", "lead", true);
          bills.post(bill);
        });
  }

  @Test
  void stepsOfAnotherEngineAreOthersThoughItCallsThemByTheSameKeys() {
    scope.run(
        () -> {
          var bill = submitted("R-1");
          notifying.request(bill, "team-leads", 10);
          decide(bill, 20, "team-leads", "lead", true);
          engine.giveAll();
          engine.loseData();
          engine.beginAnew();
          notifying.request(bill, "team-leads", 10);
          decide(bill, 20, "team-leads", "lead", false);
          assertThat(summaries(bill))
              .filteredOn(text -> text.contains("team-leads"))
              .containsExactly(
                  "Bill R-1 rejected for team-leads: Because.",
                  "Approval of bill R-1 asked of team-leads",
                  "Bill R-1 approved for team-leads: Because.",
                  "Approval of bill R-1 asked of team-leads");
        });
  }

  private BillId submitted(String number) {
    return bills.submitted(vendor, number);
  }

  private void decide(BillId bill, long task, String group, String user, boolean approved) {
    deciding.decide(bill, new Decision(task, task + 1, group, user, approved, "Because."));
  }

  private List<String> summaries(BillId bill) {
    return reading.about(bill.subject(), new Page.Limit(100, null)).items().stream()
        .map(LoggedEvent::summary)
        .toList();
  }
}
