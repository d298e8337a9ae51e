package org.procession.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.domain.communications.Channel;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.EventFeed;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.money.Currencies;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.dunning.AssessingDunning;
import org.procession.domain.revenue.dunning.ChargingDunning;
import org.procession.domain.revenue.dunning.DunningChannel;
import org.procession.domain.revenue.dunning.DunningTerms;
import org.procession.domain.revenue.dunning.RemindingClients;
import org.procession.domain.revenue.dunning.SweepingOverdueInvoices;
import org.procession.domain.revenue.receivables.ChargeRecord;
import org.procession.domain.revenue.receivables.CreatingInvoices;
import org.procession.domain.revenue.receivables.FindingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.NewInvoice;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The clock on the wall jumps ahead, work goes on, and somebody puts it back. */
@DomainTest
class ClockJumpIT {

  /** That the clock shows when it is right. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private static final DunningTerms TERMS =
      new DunningTerms(new BigDecimal("40"), new BigDecimal("9"));

  @Autowired TestHouse house;
  @Autowired OutgoingMessages messages;
  @Autowired EventFeed feed;
  @Autowired CreatingInvoices creating;
  @Autowired FindingInvoices invoices;
  @Autowired SweepingOverdueInvoices sweeping;
  @Autowired AssessingDunning assessing;
  @Autowired ChargingDunning charging;
  @Autowired RemindingClients reminding;
  @Autowired TransactionTemplate transaction;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @AfterEach
  void putRight() {
    house.clock().backToPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "P1D"})
  void eachMessageIsTakenOnceAndNoneIsForgotten(Duration jump) {
    scope.run(
        () -> {
          plan("before");
          plan("being sent");
          var taken = new ArrayList<String>();
          var sending = messages.take(Channel.EMAIL, 1).getFirst();
          taken.add(sending.businessKey());
          house.clock().advance(jump);
          messages.sent(sending.id(), "provider's");
          plan("meanwhile");
          take(1, taken);
          house.clock().advance(jump.negated());
          plan("after");
          take(10, taken);
          house.clock().advance(jump); // by the passing of time
          take(10, taken);
          assertThat(taken).containsExactlyInAnyOrder("before", "being sent", "meanwhile", "after");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "P1D"})
  void anInvoiceBecomesOverdueOnceAndIsChargedOnceForEachLevel(Duration jump) {
    scope.run(
        () -> {
          var invoice = dueOn(TODAY.minusDays(1));
          house.clock().advance(jump);
          assertThat(sweeping.sweep(10)).isEqualTo(1);
          charging.charge(invoice, 1, TERMS);
          house.clock().advance(jump.negated());
          assertThat(sweeping.sweep(10)).isZero();
          charging.charge(invoice, 1, TERMS); // the job comes again
          reminding.remind(invoice, 1, DunningChannel.EMAIL, 14);
          assertThat(assessing.assess(invoice).waitFor()).isNotNull();
          house.clock().advance(Duration.ofDays(20));
          charging.charge(invoice, 2, TERMS);
          var charges = invoices.find(invoice).charges();
          assertThat(charges)
              .extracting(ChargeRecord::kind, ChargeRecord::key)
              .doesNotHaveDuplicates()
              .hasSizeGreaterThan(2);
        });
  }

  @Test
  void relaysReadEventsInTheOrderOfTheirCommitsWhateverTheClockShowed() {
    scope.run(
        () -> {
          var first = dueOn(TODAY);
          house.clock().advance(Duration.ofDays(1));
          var second = dueOn(TODAY);
          house.clock().advance(Duration.ofDays(-1));
          var third = dueOn(TODAY);
          await().pollInSameThread().until(() -> issued().size() == 3);
          assertThat(issued()).containsExactly(first.subject(), second.subject(), third.subject());
        });
  }

  private List<Subject> issued() {
    return feed.next("clock", 100).stream()
        .flatMap(batch -> batch.events().stream())
        .filter(event -> event.name().equals("revenue.invoiceIssued"))
        .map(LoggedEvent::subject)
        .toList();
  }

  private void take(int limit, List<String> taken) {
    messages
        .take(Channel.EMAIL, limit)
        .forEach(
            due -> {
              taken.add(due.businessKey());
              messages.sent(due.id(), due.businessKey());
            });
  }

  private void plan(String key) {
    transaction.executeWithoutResult(
        t ->
            messages.plan(
                new Message(
                    key, new Subject("bill", Ids.next()), "ann@books.example", "Title", "Body")));
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
                TODAY.minusDays(15),
                day,
                Currencies.of("EUR"),
                List.of(line)))
        .id();
  }
}
