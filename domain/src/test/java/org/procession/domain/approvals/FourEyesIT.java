package org.procession.domain.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.ChangedMeanwhile;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.Problem;
import org.procession.domain.TestHouse;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.events.Subject;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.revenue.Iban;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.ChangingVendors;
import org.procession.domain.revenue.payables.ChangingVendors.ApproverKeptOut;
import org.procession.domain.revenue.payables.CreatingVendors;
import org.procession.domain.revenue.payables.DecidingBills;
import org.procession.domain.revenue.payables.FindingVendors;
import org.procession.domain.revenue.payables.NewVendor;
import org.procession.domain.revenue.payables.SubmittedBills;
import org.procession.domain.revenue.payables.VendorId;
import org.procession.domain.revenue.payables.VendorRisk;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Who keeps out of what: the same rules for every record, a company's own among them. */
@DomainTest
class FourEyesIT {

  private static final String IBAN = "DE89370400440532013000";
  private static final String OTHER_IBAN = "GB82WEST12345698765432";
  private static final String KEPT_OUT = "cannot decide on it.";

  @Autowired TestHouse house;
  @Autowired SubmittedBills bills;
  @Autowired CreatingVendors creating;
  @Autowired ChangingVendors changing;
  @Autowired FindingVendors finding;
  @Autowired DecidingBills deciding;
  @Autowired FourEyes fourEyes;
  @Autowired Completions completions;
  @Autowired ReadingEvents reading;
  @Autowired TransactionOperations transactions;

  private Scope clerk;
  private Scope lead;
  private VendorId vendor;

  @BeforeEach
  void aTenantWhoseTeamLeadsBothDecide() {
    clerk = house.tenant();
    lead = clerk.as(Actor.user("lead", "Team Lead"));
    clerk.run(() -> house.user("other", "team-leads", "finance"));
    vendor = clerk.call(house::vendor);
  }

  @AfterEach
  void backToPresent() {
    house.clock().backToPresent();
  }

  @Test
  void whoCreatedTheVendorDoesNotApproveItsBillsForThirtyDays() {
    var ofLead = lead.call(this::newVendor);
    var bill = clerk.call(() -> bills.submitted(ofLead, "R-1"));
    refuses(
        bill, 1, "lead", "Team Lead created the bill's vendor in the last 30 days and " + KEPT_OUT);
    house.clock().advance(Duration.ofDays(29));
    refuses(bill, 2, "lead", "created the bill's vendor");
    house.clock().advance(Duration.ofDays(1));
    approves(bill, 3, "lead");
  }

  @Test
  void whoChangedTheBankAccountDoesNotApproveAlsoWhileTheBillWaits() {
    var bill = clerk.call(() -> bills.submitted(vendor, "R-1"));
    change(lead, IBAN);
    change(clerk, OTHER_IBAN);
    refuses(
        bill,
        1,
        "lead",
        "Team Lead changed the bank account of the bill's vendor in the last 30 days and "
            + KEPT_OUT);
    house.clock().advance(Duration.ofDays(30));
    approves(bill, 2, "lead");
  }

  @Test
  void whoChangedHowMuchCareBillsNeedDoesNotApproveThem() {
    var bill = clerk.call(() -> bills.submitted(vendor, "R-1"));
    lead.run(
        () -> {
          var before = finding.find(vendor);
          var riskier = before.risk() == VendorRisk.HIGH ? VendorRisk.LOW : VendorRisk.HIGH;
          changing.change(
              vendor,
              before.version(),
              new NewVendor(
                  before.name(), before.vatId(), before.country(), null, before.email(), riskier));
        });
    refuses(
        bill,
        1,
        "lead",
        "Team Lead changed the risk of the bill's vendor in the last 30 days and " + KEPT_OUT);
    house.clock().advance(Duration.ofDays(30));
    approves(bill, 2, "lead");
  }

  @Test
  void whoApprovedABillDoesNotChangeWhereItIsPaidToUntilItIsPosted() {
    var bill = clerk.call(() -> bills.submitted(vendor, "R-1"));
    approves(bill, 1, "lead");
    assertThatThrownBy(() -> change(lead, IBAN))
        .isInstanceOf(ApproverKeptOut.class)
        .hasMessageContaining("You have approved bill R-1 of Paper Mill");
    assertThat(clerk.call(() -> finding.find(vendor)).iban()).isNull();
    change(clerk, IBAN);
    clerk.run(() -> bills.post(bill));
    change(lead, OTHER_IBAN);
  }

  @Test
  void anApprovalWaitsForAChangeOfTheBankAccountThatIsBeingMade() throws Exception {
    var bill = clerk.call(() -> bills.submitted(vendor, "R-1"));
    var changed = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var change =
        CompletableFuture.runAsync(
            () ->
                lead.run(
                    () ->
                        transactions.executeWithoutResult(
                            t -> {
                              changing.changeBankAccount(vendor, 0, IBAN);
                              changed.countDown();
                              await(goOn);
                            })));
    await(changed);
    var approval = CompletableFuture.runAsync(() -> approves(bill, 1, "lead"));
    assertThat(approval).isNotDone();
    goOn.countDown();
    change.get(20, TimeUnit.SECONDS);
    assertThatThrownBy(() -> approval.get(20, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(DecisionNotAccepted.class)
        .hasMessageContaining("changed the bank account");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aBankAccountIsChangedOnceFromTheVersionThatWasReadAndStandsOnTheTimeline() {
    change(lead, IBAN);
    change(lead, IBAN);
    var changed = clerk.call(() -> finding.find(vendor));
    assertThat(changed.iban()).isEqualTo(IBAN);
    assertThat(changed.version()).isEqualTo(1);
    assertThatThrownBy(() -> lead.run(() -> changing.changeBankAccount(vendor, 0, OTHER_IBAN)))
        .isInstanceOf(ChangedMeanwhile.class);
    assertThatThrownBy(() -> change(lead, "DE89370400440532013001"))
        .isInstanceOf(Iban.IbanInvalid.class);
    assertThat(timeline(vendor.subject()))
        .extracting(LoggedEvent::actorName, LoggedEvent::summary)
        .startsWith(
            tuple(
                "Team Lead", "Bank account of vendor Paper Mill changed to one that ends in 3000"))
        .hasSize(2);
  }

  @Test
  void whoApprovedForOneGroupDoesNotApproveForAnotherInALaterRoundEither() {
    var bill = clerk.call(() -> bills.submitted(vendor, "R-1"));
    decide(bill, 1, "team-leads", "other", true, null);
    decide(bill, 2, "finance", "finance", false, "Too much.");
    clerk.run(() -> bills.resubmit(bill));
    assertThatThrownBy(() -> decide(bill, 3, "finance", "other", true, null))
        .isInstanceOf(DecisionNotAccepted.class)
        .hasMessageContaining("has decided already, for team-leads");
    decide(bill, 4, "team-leads", "other", true, null);
    decide(bill, 5, "finance", "finance", true, null);
  }

  @Test
  void aCompanyAddsARuleTightensOneAndTakesItBackWithoutProgramming() {
    var bill = clerk.as(Actor.user("other", "other")).call(() -> bills.entered(vendor, "R-1"));
    clerk.run(() -> bills.submit(bill));
    clerk.run(() -> fourEyes.keepOut("bill", "entered", 10));
    clerk.run(() -> fourEyes.keepOut("bill", "entered", 10));
    refuses(bill, 1, "other", "other entered the bill in the last 10 days and " + KEPT_OUT);
    house.clock().advance(Duration.ofDays(11));
    clerk.run(() -> fourEyes.keepOut("bill", "entered", null));
    refuses(bill, 2, "other", "other entered the bill and " + KEPT_OUT);
    house.tenant().run(() -> assertThat(rule("bill", "entered").keepsOut()).isFalse());
    clerk.run(() -> fourEyes.reset("bill", "entered"));
    clerk.run(() -> fourEyes.reset("bill", "entered"));
    approves(bill, 3, "other");
    var subject = new FourEyesRuleChanged("bill", "entered", true, null).subject();
    assertThat(timeline(subject))
        .extracting(LoggedEvent::summary)
        .containsExactly(
            "Four-eyes rule entered of bills: keeps nobody out",
            "Four-eyes rule entered of bills: keeps out for ever",
            "Four-eyes rule entered of bills: keeps out for 10 days");
  }

  @Test
  void namesTheRulesOfEveryRecordOnWhichPeopleDecide() {
    clerk.run(
        () ->
            assertThat(fourEyes.rules())
                .extracting(
                    rule ->
                        "%s %s %s %s"
                            .formatted(
                                rule.type(),
                                rule.part().name(),
                                rule.keepsOut(),
                                rule.withinDays()))
                .containsExactly(
                    "bill submitted true null",
                    "bill createdVendor true 30",
                    "bill changedBankAccount true 30",
                    "bill changedRisk true 30",
                    "bill entered false null",
                    "file uploaded true null",
                    "file uploadedOtherVersion false null",
                    "invoice created false null",
                    "project submitted true null",
                    "project member false null"));
  }

  @Test
  void aRuleThatMakesNoSenseIsRefused() {
    clerk.run(
        () -> {
          refusesRule("FOUR_EYES_RULE_UNKNOWN", () -> fourEyes.keepOut("bill", "liked", null));
          refusesRule("FOUR_EYES_RULE_UNKNOWN", () -> fourEyes.reset("cake", "submitted"));
          refusesRule("FOUR_EYES_RULE_FIXED", () -> fourEyes.keepOut("bill", "submitted", 1));
          refusesRule("FOUR_EYES_RULE_FIXED", () -> fourEyes.reset("file", "uploaded"));
          refusesRule("FOUR_EYES_RULE_INVALID", () -> fourEyes.keepOut("bill", "entered", 0));
          refusesRule("FOUR_EYES_RULE_INVALID", () -> fourEyes.keepOut("bill", "entered", 3651));
          assertThat(fourEyes.rules()).noneMatch(FourEyesRule::own);
        });
  }

  @Test
  void nobodyDecidesWhileARuleNamesWhatThereIsNot() throws SQLException {
    var bill = clerk.call(() -> bills.submitted(vendor, "R-1"));
    house.execute(
        "insert into four_eyes_rule values ('%s', 'bill', 'liked', null)"
            .formatted(clerk.tenant()));
    assertThatThrownBy(() -> approves(bill, 1, "lead"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("liked");
  }

  @Test
  void aCompletionCountsOnlyFromThoseWhomTheTaskAsks() {
    var bill = clerk.call(() -> bills.submitted(vendor, "R-1")).subject();
    var finance = Asked.group("finance");
    var submitter = Asked.person(new UserId("clerk"));
    clerk.run(
        () -> {
          refusesCompletion(bill, 1, "lead", finance, "Team Lead is not in the group finance.");
          refusesCompletion(bill, 1, "lead", finance, "Team Lead is not in the group finance.");
          refusesCompletion(bill, 2, null, finance, "Nobody had claimed the task");
          refusesCompletion(bill, 3, "globex.lead", finance, "is no user of this company");
          refusesCompletion(
              bill, 4, "lead", submitter, "Team Lead is not the person whom the task asks.");
          completes(bill, 5, "finance", finance, false);
          completes(bill, 5, "finance", finance, false);
          completes(bill, 6, "clerk", submitter, false);
          assertThatThrownBy(
                  () -> completions.verify(bill, new Completion(5, 999, "clerk"), submitter, false))
              .isInstanceOf(TaskDecidedBefore.class);
          assertThat(timeline(bill))
              .filteredOn(event -> event.name().equals("approvals.completionNotAccepted"))
              .hasSize(4);
        });
  }

  @Test
  void theRulesKeepPeopleFromCompletingWhereTheTaskSaysSo() {
    clerk.run(() -> house.user("clerk", "finance"));
    var bill = clerk.call(() -> bills.submitted(vendor, "R-1")).subject();
    var finance = Asked.group("finance");
    clerk.run(
        () -> {
          assertThatThrownBy(() -> completes(bill, 1, "clerk", finance, true))
              .isInstanceOf(DecisionNotAccepted.class)
              .hasMessageContaining("clerk submitted the bill and " + KEPT_OUT);
          completes(bill, 2, "clerk", finance, false);
          completes(bill, 3, "finance", finance, true);
        });
  }

  @Test
  void aRecordOfATypeWithoutRulesKeepsNobodyOut() {
    var anything = new Subject("letter", UUID.randomUUID());
    var person = new UserRecord(new UserId("lead"), "Team Lead", "l@acme.example", Set.of());
    clerk.run(
        () ->
            transactions.executeWithoutResult(
                t -> assertThat(fourEyes.objection(anything, person)).isEmpty()));
  }

  private VendorId newVendor() {
    return creating.create(new NewVendor("Ink Works", null, "DE", null, null, VendorRisk.LOW)).id();
  }

  private void change(Scope scope, String iban) {
    scope.run(() -> changing.changeBankAccount(vendor, finding.find(vendor).version(), iban));
  }

  private void approves(BillId bill, long task, String user) {
    decide(bill, task, "team-leads", user, true, null);
  }

  private void refuses(BillId bill, long task, String user, String reason) {
    assertThatThrownBy(() -> approves(bill, task, user))
        .isInstanceOf(DecisionNotAccepted.class)
        .hasMessageContaining(reason);
  }

  private void decide(
      BillId bill, long task, String group, String user, boolean approved, String comment) {
    clerk.run(
        () ->
            deciding.decide(bill, new Decision(task, 100 + task, group, user, approved, comment)));
  }

  private void completes(Subject bill, long task, String user, Asked asked, boolean apart) {
    completions.verify(bill, new Completion(task, 100 + task, user), asked, apart);
  }

  private void refusesCompletion(Subject bill, long task, String user, Asked asked, String reason) {
    assertThatThrownBy(() -> completes(bill, task, user, asked, false))
        .isInstanceOf(DecisionNotAccepted.class)
        .hasMessageContaining(reason);
  }

  private static void refusesRule(String code, Runnable change) {
    assertThatThrownBy(change::run)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }

  private FourEyesRule rule(String type, String part) {
    return fourEyes.rules().stream()
        .filter(rule -> rule.type().equals(type) && rule.part().name().equals(part))
        .findFirst()
        .orElseThrow();
  }

  private List<LoggedEvent> timeline(Subject subject) {
    return clerk.call(() -> reading.about(subject, new Page.Limit(50, null)).items());
  }
}
