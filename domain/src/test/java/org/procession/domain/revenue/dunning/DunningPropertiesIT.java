package org.procession.domain.revenue.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.procession.domain.revenue.receivables.InvoiceLines.dueOn;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.procession.domain.DomainTest;
import org.procession.domain.TestHouse;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.ledger.ReadingTrialBalance;
import org.procession.domain.revenue.receivables.CreatingInvoices;
import org.procession.domain.revenue.receivables.FindingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.InvoiceRecord;
import org.procession.domain.revenue.receivables.NewPayment;
import org.procession.domain.revenue.receivables.RecordingPayments;
import org.procession.domain.tenancy.Calendar;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What holds for whatever happens to an overdue invoice, in whichever order. */
@DomainTest
class DunningPropertiesIT {

  private static final List<DunningTerms> TERMS =
      List.of(terms("0", "0"), terms("40", "9"), terms("0", "9"), terms("7.5", "5.25"));

  @Autowired TestHouse house;
  @Autowired CreatingInvoices creating;
  @Autowired RecordingPayments paying;
  @Autowired FindingInvoices invoices;
  @Autowired AssessingDunning assessing;
  @Autowired ChargingDunning charging;
  @Autowired RemindingClients reminding;
  @Autowired PausingDunning pausing;
  @Autowired SweepingOverdueInvoices sweeping;
  @Autowired AssessingDunningRuns assessingRuns;
  @Autowired RemindingByRun remindingByRun;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired FindingDunning finding;
  @Autowired ReadingTrialBalance balance;
  @Autowired Calendar calendar;

  private Scope scope;
  private InvoiceId invoice;
  private int payments;
  private List<RemindingByRun.Reminder> assessed = List.of();

  /** Something that happens. */
  sealed interface Happening {}

  /** The process takes the step that is due, if one is. */
  record Step() implements Happening {}

  /** The process takes the step, and its worker dies before the reminder. */
  record HalfStep() implements Happening {}

  /** The engine delivers the jobs of a level again, or one that is not next. */
  record Delivery(int level) implements Happening {}

  /** The sweep finds the invoice, if it is not in a run yet. */
  record Sweep() implements Happening {}

  /** The run assesses its invoices. */
  record RunAssesses() implements Happening {}

  /** The run reminds of what it assessed, however long ago, once more or for the first time. */
  record RunReminds() implements Happening {}

  record Days(int number) implements Happening {}

  /** A payment of a part of what is open. */
  record PartPayment(int percent) implements Happening {}

  record FullPayment() implements Happening {}

  record Dispute(int days) implements Happening {}

  record Promise(int days) implements Happening {}

  record Resumption() implements Happening {}

  @BeforeTry
  void newInvoice() throws Exception {
    new TestContextManager(DunningPropertiesIT.class).prepareTestInstance(this);
    scope = house.tenant();
    payments = 0;
    assessed = List.of();
    scope.run(
        () ->
            invoice =
                creating.createAndIssue(dueOn(house.client(), calendar.today().minusDays(1))).id());
  }

  @AfterTry
  void backToPresent() {
    house.clock().backToPresent();
  }

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void neverTakesAnythingTwiceNorDemandsWhatIsNotOwed(
      @ForAll("happenings") List<Happening> happenings) throws SQLException {
    for (var happening : happenings) {
      var before = scope.call(() -> invoices.find(invoice));
      var dunningBefore = scope.call(() -> finding.find(invoice));
      scope.run(() -> happen(happening));
      scope.run(() -> requireEachOnce(before, dunningBefore));
      requireOneMessageForALevel();
    }
  }

  private void happen(Happening happening) {
    switch (happening) {
      case Step() -> step(true);
      case HalfStep() -> step(false);
      case Delivery(var level) -> deliver(level);
      case Sweep() -> sweeping.sweep(10);
      case RunAssesses() -> run().ifPresent(run -> assessed = assessing(run));
      case RunReminds() -> run().ifPresent(this::remind);
      case Days(var number) -> house.clock().advance(Duration.ofDays(number));
      case PartPayment(var percent) -> pay(percent);
      case FullPayment() -> pay(100);
      case Dispute(var days) -> pause(() -> pausing.dispute(invoice, "Wrong", in(days)));
      case Promise(var days) -> pause(() -> pausing.promise(invoice, in(days), null));
      case Resumption() -> pause(() -> pausing.resume(invoice));
    }
  }

  private void step(boolean whole) {
    if (isSettled()) {
      assertThatThrownBy(() -> assessing.assess(invoice)).isInstanceOf(InvoiceSettled.class);
      return;
    }
    var assessment = assessing.assess(invoice);
    if (assessment.waitFor() != null || assessment.level() > 6) {
      return;
    }
    charging.charge(invoice, assessment.level(), terms(assessment.level()));
    if (whole) {
      var sent = reminding.remind(invoice, assessment.level(), DunningChannel.EMAIL, 7);
      assertThat(sent.demand().amount()).isEqualByComparingTo(invoices.find(invoice).open());
    }
  }

  private Optional<DunningRunId> run() {
    return transaction.execute(
        status ->
            jdbc.sql("select run_id from dunning_run_invoice where invoice_id = ?")
                .param(invoice.value())
                .query(UUID.class)
                .optional()
                .map(DunningRunId::new));
  }

  private List<RemindingByRun.Reminder> assessing(DunningRunId run) {
    return assessingRuns.assess(run, 1).stream()
        .filter(due -> due.level() <= 6)
        .map(
            due -> {
              var terms = terms(due.level());
              return new RemindingByRun.Reminder(
                  due.invoice().id(),
                  due.level(),
                  DunningChannel.EMAIL,
                  terms.fee(),
                  terms.yearlyInterest(),
                  7);
            })
        .toList();
  }

  private void remind(DunningRunId run) {
    var before = finding.find(invoice).levels().size();
    if (remindingByRun.remind(run, assessed) > 0) {
      var levels = finding.find(invoice).levels();
      assertThat(levels).hasSize(before + 1);
      assertThat(levels.getLast().demand())
          .satisfies(
              demand ->
                  assertThat(demand.amount()).isEqualByComparingTo(invoices.find(invoice).open()));
    }
  }

  private void deliver(int level) {
    for (Runnable job :
        List.<Runnable>of(
            () -> charging.charge(invoice, level, new DunningTerms(BigDecimal.TEN, BigDecimal.ONE)),
            () -> reminding.remind(invoice, level, DunningChannel.LETTER, 30))) {
      if (finding.find(invoice).levels().size() >= level
          && finding.find(invoice).levels().get(level - 1).sentOn() != null) {
        tolerating(job);
      }
    }
  }

  private void tolerating(Runnable job) {
    try {
      job.run();
    } catch (InvoiceSettled e) {
      assertThat(isSettled()).isTrue();
    }
  }

  private void pause(Runnable pause) {
    if (isSettled()) {
      assertThatThrownBy(pause::run).isInstanceOf(InvoiceSettled.class);
    } else {
      pause.run();
    }
  }

  private void pay(int percent) {
    var open = invoices.find(invoice).open();
    var amount = Money.rounded(percentOf(open, percent), Currencies.of("EUR"));
    if (amount.amount().signum() > 0) {
      paying.record(new NewPayment(invoice, invoice + "-" + ++payments, amount, calendar.today()));
    }
  }

  private static BigDecimal percentOf(BigDecimal amount, int percent) {
    return amount.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
  }

  private void requireEachOnce(InvoiceRecord before, DunningRecord dunningBefore) {
    var now = invoices.find(invoice);
    var dunning = finding.find(invoice);
    assertThat(now.charges().stream().map(charge -> charge.kind() + charge.key()))
        .doesNotHaveDuplicates();
    assertThat(daysWithInterest(dunning))
        .doesNotHaveDuplicates()
        .allMatch(day -> day.isAfter(now.dueDate()) && !day.isAfter(calendar.today()));
    var trial = balance.asOf(LocalDate.of(2999, 12, 31));
    assertThat(trial.debit()).isEqualByComparingTo(trial.credit());
    assertThat(trial.accounts())
        .filteredOn(row -> row.code().value().equals("1300"))
        .allSatisfy(row -> assertThat(row.balance()).isEqualByComparingTo(now.open()));
    assertThat(dunning.levels().subList(0, dunningBefore.levels().size()))
        .extracting(DunningRecord.Level::fee)
        .isEqualTo(dunningBefore.levels().stream().map(DunningRecord.Level::fee).toList());
    if (before.open().signum() == 0 || dunningBefore.status() == DunningStatus.PAUSED) {
      assertNothingDemanded(before, now, dunningBefore, dunning);
    }
  }

  private void assertNothingDemanded(
      InvoiceRecord before, InvoiceRecord now, DunningRecord dunningBefore, DunningRecord dunning) {
    if (before.open().signum() == 0 || dunning.status() == DunningStatus.PAUSED) {
      assertThat(now.charges()).isEqualTo(before.charges());
      assertThat(dunning.levels()).isEqualTo(dunningBefore.levels());
    }
  }

  private static List<LocalDate> daysWithInterest(DunningRecord dunning) {
    var days = new ArrayList<LocalDate>();
    for (var level : dunning.levels()) {
      var from = level.interestFrom();
      var until = level.interestUntil();
      if (from != null && until != null) {
        from.datesUntil(until.plusDays(1)).forEach(days::add);
      }
    }
    return days;
  }

  private void requireOneMessageForALevel() throws SQLException {
    var keys =
        house.query(
            "select business_key from outgoing_message where business_key like 'dunning:%s:%%'"
                .formatted(invoice));
    var sent =
        scope.call(
            () ->
                finding.find(invoice).levels().stream()
                    .filter(level -> level.sentOn() != null)
                    .map(level -> "dunning:%s:%d".formatted(invoice, level.level()))
                    .toList());
    assertThat(keys).containsExactlyInAnyOrderElementsOf(new HashSet<>(sent));
  }

  private boolean isSettled() {
    return invoices.find(invoice).open().signum() == 0;
  }

  private LocalDate in(int days) {
    return calendar.today().plusDays(days);
  }

  private static DunningTerms terms(int level) {
    return TERMS.get(level % TERMS.size());
  }

  private static DunningTerms terms(String fee, String yearlyInterest) {
    return new DunningTerms(new BigDecimal(fee), new BigDecimal(yearlyInterest));
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    Arbitrary<Happening> one =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.just(new Step())),
            Tuple.of(2, Arbitraries.just(new HalfStep())),
            Tuple.of(3, Arbitraries.integers().between(1, 5).map(Delivery::new)),
            Tuple.of(3, Arbitraries.just(new Sweep())),
            Tuple.of(4, Arbitraries.just(new RunAssesses())),
            Tuple.of(4, Arbitraries.just(new RunReminds())),
            Tuple.of(5, Arbitraries.integers().between(1, 20).map(Days::new)),
            Tuple.of(2, Arbitraries.integers().between(1, 99).map(PartPayment::new)),
            Tuple.of(1, Arbitraries.just(new FullPayment())),
            Tuple.of(1, Arbitraries.integers().between(1, 20).map(Dispute::new)),
            Tuple.of(1, Arbitraries.integers().between(1, 20).map(Promise::new)),
            Tuple.of(1, Arbitraries.just(new Resumption())));
    return one.list().ofMinSize(5).ofMaxSize(30);
  }
}
