package org.procession.domain.revenue.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.crm.ClientId;
import org.procession.domain.events.EventKind;
import org.procession.domain.events.EventQuery;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.receivables.CreatingInvoices;
import org.procession.domain.revenue.receivables.FindingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.InvoiceLines;
import org.procession.domain.revenue.receivables.NewPayment;
import org.procession.domain.revenue.receivables.RecordingPayments;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class OverdueInvoicesIT {

  @Autowired TestHouse house;
  @Autowired CreatingInvoices creating;
  @Autowired RecordingPayments paying;
  @Autowired FindingInvoices finding;
  @Autowired SweepingOverdueInvoices sweeping;
  @Autowired BeginningDunning beginning;
  @Autowired ReadingEvents reading;

  private Scope scope;
  private ClientId client;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
    client = scope.call(house::client);
  }

  private LocalDate today(String zone) {
    return LocalDate.ofInstant(house.clock().instant(), ZoneId.of(zone));
  }

  private InvoiceId due(LocalDate day) {
    return creating.createAndIssue(InvoiceLines.dueOn(client, day)).id();
  }

  @Test
  void anInvoiceIsOverdueOnTheDayAfterItWasDue() {
    scope.run(
        () -> {
          var today = today("Europe/Berlin");
          due(today);
          var late = due(today.minusDays(1));
          assertThat(finding.find(late).overdueDays()).isEqualTo(1);
          assertThat(sweeping.waiting()).isEqualTo(1);
          assertThat(sweeping.sweep(10)).isEqualTo(1);
          assertThat(sweeping.waiting()).isZero();
          var opened = opened().getFirst();
          assertThat(opened.summary()).isEqualTo("Dunning run opened: one invoice is overdue");
          assertThat(overdueEvents()).isEmpty();

          beginAll();
          assertThat(overdueEvents())
              .singleElement()
              .satisfies(
                  event -> {
                    assertThat(event.subject()).isEqualTo(late.subject());
                    assertThat(event.concerns()).containsExactly(client.subject());
                    assertThat(event.summary())
                        .isEqualTo(
                            "Invoice 2026-00002 overdue: 119.00 EUR were due on "
                                + today.minusDays(1));
                  });
        });
  }

  @Test
  void itIsRecordedOnceForAnInvoice() {
    scope.run(
        () -> {
          var late = due(LocalDate.of(2026, 10, 1));
          assertThat(sweeping.sweep(10)).isEqualTo(1);
          assertThat(sweeping.sweep(10)).isZero();
          paying.record(
              new NewPayment(late, "k", Money.of("1.00 EUR"), LocalDate.of(2026, 11, 10)));
          assertThat(sweeping.sweep(10)).isZero();
          beginAll();
          beginAll();
          assertThat(overdueEvents()).hasSize(1);
        });
  }

  @Test
  void whatIsPaidOrADraftIsNotOverdue() {
    scope.run(
        () -> {
          var paid = due(LocalDate.of(2026, 10, 1));
          paying.record(
              new NewPayment(paid, "k", Money.of("119.00 EUR"), LocalDate.of(2026, 11, 10)));
          creating.create(InvoiceLines.dueOn(client, LocalDate.of(2026, 10, 1)));
          assertThat(sweeping.sweep(10)).isZero();
          assertThat(finding.find(paid).overdueDays()).isZero();
        });
  }

  @Test
  void theDayIsThatOfTheTenant() {
    // These two never have the same day.
    var west = "Pacific/Pago_Pago";
    var east = "Pacific/Kiritimati";
    var day = today(west);
    assertThat(day).isBefore(today(east));
    assertThat(sweptIn(west, day)).isZero();
    assertThat(sweptIn(east, day)).isEqualTo(1);
  }

  private int sweptIn(String zone, LocalDate due) {
    return house
        .tenant(zone)
        .call(
            () -> {
              creating.createAndIssue(InvoiceLines.dueOn(house.client(), due));
              return sweeping.sweep(10);
            });
  }

  @Test
  void manySweepersRecordEachInvoiceOnce() throws Exception {
    List<InvoiceId> late = new ArrayList<>();
    scope.run(
        () -> {
          for (var n = 0; n < 60; n++) {
            late.add(due(LocalDate.of(2026, 10, 1).plusDays(n % 20)));
          }
        });
    Callable<Integer> sweeper = () -> scope.call(this::sweepAll);
    try (var threads = Executors.newFixedThreadPool(6)) {
      var swept =
          threads.invokeAll(List.of(sweeper, sweeper, sweeper, sweeper, sweeper, sweeper)).stream()
              .mapToInt(Future::resultNow)
              .sum();
      // What one sweeper held while another looked is left to a later sweep.
      assertThat(swept + scope.call(this::sweepAll)).isEqualTo(60);
    }
    scope.run(
        () -> {
          beginAll();
          assertThat(overdueEvents())
              .extracting(event -> event.subject().id())
              .doesNotHaveDuplicates()
              .containsExactlyInAnyOrderElementsOf(late.stream().map(InvoiceId::value).toList());
        });
  }

  private int sweepAll() {
    var sum = 0;
    for (var swept = sweeping.sweep(7); swept > 0; swept = sweeping.sweep(7)) {
      sum += swept;
    }
    return sum;
  }

  private List<LoggedEvent> opened() {
    return reading
        .find(
            new EventQuery(
                null,
                Map.of(Whose.everybodys(), Set.of("dunningRun")),
                List.of(EventKind.parse("revenue.dunningRunOpened")),
                null,
                null),
            new Page.Limit(200, null))
        .items();
  }

  private void beginAll() {
    opened().forEach(run -> beginning.begin(new DunningRunId(run.subject().id())));
  }

  private List<LoggedEvent> overdueEvents() {
    return reading.about(client.subject(), new Page.Limit(200, null)).items().stream()
        .filter(event -> event.name().equals("revenue.invoiceOverdue"))
        .toList();
  }
}
