package org.procession.domain.revenue.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.events.EventKind;
import org.procession.domain.events.EventQuery;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.processes.LostEngine;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.receivables.CreatingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.NewInvoice;
import org.procession.domain.revenue.receivables.NewPayment;
import org.procession.domain.revenue.receivables.RecordingPayments;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of the dunning of invoices when the engine has lost its data. */
@DomainTest
class OpenDunningsIT {

  /** The day before the one that the clock shows. */
  private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 19);

  private static final DunningTerms FREE = new DunningTerms(BigDecimal.ZERO, BigDecimal.ZERO);

  @Autowired TestHouse house;
  @Autowired CreatingInvoices creating;
  @Autowired SweepingOverdueInvoices sweeping;
  @Autowired RecordingPayments paying;
  @Autowired AssessingDunning assessing;
  @Autowired ChargingDunning charging;
  @Autowired RemindingClients reminding;
  @Autowired BeginningDunning beginning;
  @Autowired ReadingEvents reading;
  @Autowired LostEngine engine;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @Test
  void dunningBeginsAnewAtTheLevelWhereItWasUnlessTheInvoiceIsPaid() {
    scope.run(
        () -> {
          var reminded = dueOn(YESTERDAY);
          var untouched = dueOn(YESTERDAY);
          var paid = dueOn(YESTERDAY);
          dueOn(YESTERDAY.plusYears(1));
          sweeping.sweep(100);
          beginning.begin(run());
          charging.charge(reminded, 1, FREE);
          reminding.remind(reminded, 1, DunningChannel.EMAIL, 14);
          paying.record(new NewPayment(paid, "P-1", Money.of("119.00 EUR"), YESTERDAY));
          engine.giveAll();
          engine.loseData();
          assertThat(engine.records())
              .containsExactlyInAnyOrder(reminded.subject(), untouched.subject());
          engine.beginAnew();
          var assessment = assessing.assess(reminded);
          assertThat(assessment.level()).isEqualTo(2);
          assertThat(assessment.waitFor()).isNotNull();
          assertThat(assessing.assess(untouched).level()).isEqualTo(1);
        });
  }

  @Test
  void aRunBeginsAnewUntilItsInvoicesAreLeftToTheirOwnProcesses() {
    scope.run(
        () -> {
          var invoice = dueOn(YESTERDAY);
          sweeping.sweep(100);
          var run = run();
          engine.giveAll();
          engine.loseData();
          assertThat(engine.records()).containsExactly(run.subject());
          engine.beginAnew();
          beginning.begin(run);
          engine.giveAll();
          engine.loseData();
          assertThat(engine.records()).containsExactly(invoice.subject());
        });
  }

  /** The only one. */
  private DunningRunId run() {
    var kind = EventKind.parse("revenue.dunningRunOpened");
    var query = new EventQuery(null, null, List.of(kind), null, null);
    var opened = reading.find(query, new Page.Limit(2, null)).items();
    assertThat(opened).hasSize(1);
    return new DunningRunId(opened.getFirst().subject().id());
  }

  private InvoiceId dueOn(LocalDate day) {
    var net = new BigDecimal("100.00");
    var line =
        new DocumentLine("Paper", BigDecimal.ONE, net, net, TaxCategory.S, new BigDecimal("19"));
    return creating
        .createAndIssue(
            new NewInvoice(
                house.client(),
                null,
                YESTERDAY.minusDays(14),
                day,
                Currencies.of("EUR"),
                List.of(line)))
        .id();
  }
}
