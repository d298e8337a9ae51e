package org.procession.domain.revenue.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.procession.domain.revenue.receivables.InvoiceLines.dueOn;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.crm.Address;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ClientSegment;
import org.procession.domain.crm.CreatingClients;
import org.procession.domain.crm.Language;
import org.procession.domain.crm.NewClient;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.ledger.Books;
import org.procession.domain.revenue.receivables.CreatingInvoices;
import org.procession.domain.revenue.receivables.FindingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.NewPayment;
import org.procession.domain.revenue.receivables.RecordingPayments;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class DunningRunIT {

  /** The clock shows eleven o'clock of this day in the tenant's time zone. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @Autowired TestHouse house;
  @Autowired CreatingClients clients;
  @Autowired CreatingInvoices creating;
  @Autowired FindingInvoices invoices;
  @Autowired RecordingPayments paying;
  @Autowired SweepingOverdueInvoices sweeping;
  @Autowired AssessingDunningRuns assessing;
  @Autowired AssessingDunning assessingOne;
  @Autowired RemindingByRun reminding;
  @Autowired RemindingClients remindingOne;
  @Autowired ChargingDunning charging;
  @Autowired PausingDunning pausing;
  @Autowired BeginningDunning beginning;
  @Autowired FindingDunning finding;
  @Autowired ReadingEvents reading;
  @Autowired Books books;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @AfterEach
  void backToPresent() {
    house.clock().backToPresent();
  }

  private InvoiceId overdue(int days) {
    return overdue(house.client(), days);
  }

  /** An invoice over 119.00 EUR. */
  private InvoiceId overdue(ClientId client, int days) {
    return creating.createAndIssue(dueOn(client, TODAY.minusDays(days))).id();
  }

  private DunningRunId swept() {
    sweeping.sweep(1000);
    return run();
  }

  private DunningRunId run() {
    return new DunningRunId(
        query("select id from dunning_run order by id desc limit 1", UUID.class).getFirst());
  }

  private static RemindingByRun.Reminder free(InvoiceId invoice) {
    return reminder(invoice, "0", "0");
  }

  private static RemindingByRun.Reminder reminder(
      InvoiceId invoice, String fee, String yearlyInterest) {
    return new RemindingByRun.Reminder(
        invoice, 1, DunningChannel.EMAIL, new BigDecimal(fee), new BigDecimal(yearlyInterest), 14);
  }

  private int remind(DunningRunId run, InvoiceId... which) {
    return reminding.remind(run, List.of(which).stream().map(DunningRunIT::free).toList());
  }

  private List<String> names(InvoiceId invoice) {
    return reading.about(invoice.subject(), new Page.Limit(50, null)).items().stream()
        .map(LoggedEvent::name)
        .toList();
  }

  @Test
  void remindsAsTheProcessOfAnInvoiceDoesWhichThenWaitsForTheNextLevel() {
    scope.run(
        () -> {
          var client = house.client();
          var one = overdue(client, 15);
          var other = overdue(client, 15);
          var run = swept();
          assertThat(remind(run, one)).isEqualTo(1);
          charging.charge(other, 1, new DunningTerms(BigDecimal.ZERO, BigDecimal.ZERO));
          remindingOne.remind(other, 1, DunningChannel.EMAIL, 14);

          assertThat(finding.find(one).levels()).isEqualTo(finding.find(other).levels());
          assertThat(finding.find(one).nextStepOn()).isEqualTo(TODAY.plusDays(14));
          assertThat(planned(one))
              .singleElement()
              .satisfies(
                  message ->
                      assertThat(message)
                          .startsWith("EMAIL office@books.example PLANNED Zahlungserinnerung")
                          .isEqualTo(
                              planned(other).getFirst().replace(number(other), number(one))));
          assertThat(names(one).getFirst()).isEqualTo("revenue.invoiceReminded");
          var next = assessingOne.assess(one);
          assertThat(next.level()).isEqualTo(2);
          assertThat(next.waitFor()).isNotNull();
        });
  }

  private String number(InvoiceId invoice) {
    return String.valueOf(invoices.find(invoice).number());
  }

  private List<String> planned(InvoiceId invoice) {
    return query(
        """
        select concat_ws(' ', m.channel, m.recipient, m.status, m.title, m.body, m.concerns, a.file_name, a.letter)
          from outgoing_message m left join outgoing_attachment a on a.message_id = m.id
         where m.business_key = ?
        """,
        String.class,
        "dunning:%s:1".formatted(invoice));
  }

  private <T> List<T> query(String sql, Class<T> type, Object... parameters) {
    return transaction.execute(status -> jdbc.sql(sql).params(parameters).query(type).list());
  }

  @Test
  void assessesWhatIsDueInParts() {
    scope.run(
        () -> {
          var client = house.client();
          for (var n = 0; n < 251; n++) {
            overdue(client, 15);
          }
          var run = swept();
          assertThat(assessing.parts(run)).containsExactly(1, 2);
          var first = assessing.assess(run, 1);
          assertThat(first).hasSize(250);
          assertThat(first.getFirst().openInBaseCurrency()).isEqualTo(Money.of("119.00 EUR"));
          assertThat(first.getFirst().invoice().overdueDays()).isEqualTo(15);
          assertThat(first.getFirst().client().segment()).isEqualTo(ClientSegment.STANDARD);
          assertThat(first.getFirst().level()).isEqualTo(1);
          assertThat(assessing.assess(run, 2)).hasSize(1);

          var all =
              first.stream().map(assessed -> assessed.invoice().id()).toArray(InvoiceId[]::new);
          assertThat(remind(run, all)).isEqualTo(250);
          assertThat(assessing.assess(run, 1)).isEmpty();
        });
  }

  @Test
  void plansNothingTwiceWhenItIsDeliveredAgain() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          var run = swept();
          assertThat(remind(run, invoice)).isEqualTo(1);
          assertThat(remind(run, invoice)).isZero();
          assertThat(planned(invoice)).hasSize(1);
          beginning.begin(run);
          beginning.begin(run);
          assertThat(names(invoice))
              .containsOnlyOnce("revenue.invoiceReminded", "revenue.invoiceOverdue");
        });
  }

  @Test
  void leavesOutWhatIsPaidPausedOrOfAnotherRunAndWhoGetsLettersOnPaperOnly() {
    scope.run(
        () -> {
          var ofAnotherRun = overdue(15);
          sweeping.sweep(10);
          var paid = overdue(15);
          var disputed = overdue(15);
          var onPaper = overdue(withoutEmail(), 15);
          var due = overdue(15);
          var run = swept();
          paying.record(new NewPayment(paid, "key", Money.of("119.00 EUR"), TODAY));
          pausing.dispute(disputed, "Wrong", TODAY.plusDays(3));

          assertThat(assessing.assess(run, 1))
              .extracting(assessed -> assessed.invoice().id())
              .containsExactly(onPaper, due);
          assertThat(remind(run, ofAnotherRun, paid, disputed, onPaper, due)).isEqualTo(1);
          assertThat(planned(due)).hasSize(1);
          for (var left : List.of(ofAnotherRun, paid, disputed, onPaper)) {
            assertThat(finding.find(left).levels()).isEmpty();
            assertThat(planned(left)).isEmpty();
          }
          beginning.begin(run);
          assertThat(names(onPaper).getFirst()).isEqualTo("revenue.invoiceOverdue");
          assertThat(names(paid).getFirst()).isEqualTo("revenue.invoiceOverdue");
          assertThat(names(ofAnotherRun)).doesNotContain("revenue.invoiceOverdue");
        });
  }

  private ClientId withoutEmail() {
    return clients
        .create(
            new NewClient(
                "Corner Shop",
                null,
                null,
                new Address("Market 2", null, "10115", "Berlin", "DE"),
                null,
                ClientSegment.SMALL,
                new Language("en"),
                14))
        .id();
  }

  @Test
  void chargesWhatTheLevelCostsBeforeItIsDemanded() {
    scope.run(
        () -> {
          var invoice = overdue(15);
          var run = swept();
          assertThat(reminding.remind(run, List.of(reminder(invoice, "40", "9")))).isEqualTo(1);
          // 119.00 × 9 % × 15 / 365 = 0.4401…
          assertThat(finding.find(invoice).levels())
              .extracting(
                  DunningRecord.Level::fee,
                  DunningRecord.Level::interest,
                  DunningRecord.Level::demand)
              .containsExactly(
                  tuple(Money.of("40.00 EUR"), Money.of("0.44 EUR"), Money.of("159.44 EUR")));
          assertThat(planned(invoice)).singleElement().asString().contains("159,44");
        });
  }

  @Test
  void leavesAnInvoiceThatCannotBeChargedToItsOwnProcessAndRemindsTheOthers() {
    scope.run(
        () -> {
          var dear = overdue(15);
          var absurd = overdue(15);
          var others = List.of(overdue(15), overdue(15), overdue(15));
          var run = swept();
          books.closePeriod(TODAY);
          var reminders = new ArrayList<>(others.stream().map(DunningRunIT::free).toList());
          reminders.add(1, reminder(dear, "40", "9"));
          reminders.add(reminder(absurd, "-1", "0"));

          assertThat(reminding.remind(run, reminders)).isEqualTo(3);
          assertThat(others).allSatisfy(other -> assertThat(planned(other)).hasSize(1));
          assertThat(finding.find(dear).levels()).isEmpty();
          assertThat(invoices.find(dear).charges()).isEmpty();
          assertThat(planned(dear)).isEmpty();
          assertThat(planned(absurd)).isEmpty();
        });
  }

  @Test
  void neitherSeesNorRemindsOfInvoicesOfAnotherTenant() {
    var invoice = scope.call(() -> overdue(15));
    var run = scope.call(this::swept);
    house
        .tenant()
        .run(
            () -> {
              assertThatThrownBy(() -> assessing.parts(run)).isInstanceOf(DunningRunNotFound.class);
              assertThat(assessing.assess(run, 1)).isEmpty();
              assertThat(remind(run, invoice)).isZero();
              beginning.begin(run);
            });
    scope.run(() -> assertThat(names(invoice)).first().isEqualTo("revenue.invoiceIssued"));
  }

  @Test
  void neverDemandsWhatIsPaidMeanwhileNorKeepsPaymentsFromComing() throws Exception {
    List<InvoiceId> late = new ArrayList<>();
    var run =
        scope.call(
            () -> {
              var client = house.client();
              for (var n = 0; n < 40; n++) {
                late.add(overdue(client, 15));
              }
              return swept();
            });
    List<Callable<Object>> work = new ArrayList<>();
    for (var from = 0; from < 40; from += 8) {
      var part = late.subList(from, from + 8).toArray(InvoiceId[]::new);
      work.add(() -> scope.call(() -> remind(run, part)));
      work.add(() -> scope.call(() -> remind(run, part)));
      for (var invoice : part) {
        work.add(
            () ->
                scope.call(
                    () ->
                        paying.record(
                            new NewPayment(
                                invoice, "pay-" + invoice, Money.of("119.00 EUR"), TODAY))));
      }
    }
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
    }
    scope.run(
        () -> {
          for (var invoice : late) {
            var newestFirst = names(invoice);
            assertThat(newestFirst).containsOnlyOnce("revenue.invoicePaid");
            assertThat(newestFirst.indexOf("revenue.invoiceReminded"))
                .as("a reminder stands below the payment, or nowhere")
                .matches(place -> place < 0 || place > newestFirst.indexOf("revenue.invoicePaid"));
            assertThat(planned(invoice)).hasSizeLessThanOrEqualTo(1);
          }
        });
  }
}
