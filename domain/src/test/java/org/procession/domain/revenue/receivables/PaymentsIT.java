package org.procession.domain.revenue.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.procession.domain.revenue.receivables.InvoiceLines.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.crm.ClientId;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.ledger.Books;
import org.procession.domain.revenue.ledger.PeriodClosed;
import org.procession.domain.revenue.ledger.ReadingTrialBalance;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class PaymentsIT {

  private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 10);

  @Autowired TestHouse house;
  @Autowired CreatingInvoices creating;
  @Autowired RecordingPayments paying;
  @Autowired ChargingInvoices charging;
  @Autowired FindingInvoices finding;
  @Autowired ExchangeRates rates;
  @Autowired Books books;
  @Autowired ReadingTrialBalance balance;
  @Autowired ReadingEvents reading;

  private Scope scope;
  private ClientId client;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
    client = scope.call(house::client);
  }

  private InvoiceId issued(String net) {
    return creating.createAndIssue(invoice(client, net)).id();
  }

  private PaymentRecord pay(InvoiceId invoice, String amount, String key) {
    return paying.record(new NewPayment(invoice, key, Money.of(amount), RECEIVED));
  }

  private ChargeRecord charge(InvoiceId invoice, ChargeKind kind, String key, String amount) {
    return charging.charge(
        new NewCharge(invoice, kind, key, Money.of(amount), RECEIVED, "Second reminder"));
  }

  @Test
  void aPaymentInFullSettlesTheInvoice() {
    scope.run(
        () -> {
          var id = issued("100.00 EUR");
          var payment = pay(id, "119.00 EUR", "bank-1");
          var paid = finding.find(id);
          assertThat(paid.status()).isEqualTo(InvoiceStatus.PAID);
          assertThat(paid.open()).isEqualByComparingTo("0");
          assertThat(paid.payments()).containsExactly(payment);
          assertThat(finding.payments(id)).containsExactly(payment);
          assertThat(balances()).containsEntry("1200", "119.00").containsEntry("1300", "0.00");
          assertThat(eventsOf(id)).startsWith("revenue.invoicePaid", "revenue.paymentRecorded");
        });
  }

  @Test
  void aPaymentInPartLeavesTheRestOpen() {
    scope.run(
        () -> {
          var id = issued("100.00 EUR");
          pay(id, "19.00 EUR", "bank-1");
          assertThat(finding.find(id).open()).isEqualByComparingTo("100.00");
          assertThat(finding.find(id).status()).isEqualTo(InvoiceStatus.ISSUED);
          assertThat(reading.about(id.subject(), new Page.Limit(2, null)).items())
              .extracting(LoggedEvent::summary)
              .containsExactly(
                  "Invoice 2026-00001 paid in part; 100.00 EUR are still owed",
                  "19.00 EUR received for invoice 2026-00001 on 2026-11-10");
          assertThat(eventsOf(id)).contains("revenue.invoicePartlyPaid");
          pay(id, "100.00 EUR", "bank-2");
          assertThat(finding.find(id).status()).isEqualTo(InvoiceStatus.PAID);
        });
  }

  @Test
  void thePaymentThatComesAgainIsAnsweredWithWhatIsRecorded() {
    scope.run(
        () -> {
          var id = issued("100.00 EUR");
          var first = pay(id, "119.00 EUR", "bank-1");
          assertThat(pay(id, "119.00 EUR", " bank-1")).isEqualTo(first);
          assertThat(finding.payments(id)).hasSize(1);
          assertThat(eventsOf(id)).hasSize(4);
        });
  }

  @Test
  void aKeyThatAnotherPaymentHasIsRefused() {
    scope.run(
        () -> {
          var id = issued("100.00 EUR");
          var other = issued("100.00 EUR");
          pay(id, "19.00 EUR", "bank-1");
          assertThatThrownBy(() -> pay(id, "18.00 EUR", "bank-1"))
              .isInstanceOf(PaymentKeyReused.class);
          assertThatThrownBy(() -> pay(other, "19.00 EUR", "bank-1"))
              .isInstanceOf(PaymentKeyReused.class);
          var later = new NewPayment(id, "bank-1", Money.of("19.00 EUR"), RECEIVED.plusDays(1));
          assertThatThrownBy(() -> paying.record(later)).isInstanceOf(PaymentKeyReused.class);
          assertThat(finding.find(other).payments()).isEmpty();
          assertThat(finding.find(id).open()).isEqualByComparingTo("100.00");
        });
  }

  @Test
  void aPaymentThatIsWrongIsRefusedAndChangesNothing() {
    scope.run(
        () -> {
          var id = issued("100.00 EUR");
          assertThatThrownBy(() -> pay(id, "119.01 EUR", "k"))
              .isInstanceOf(PaymentExceedsOpenAmount.class)
              .hasMessageContaining("119.00 EUR");
          assertThatThrownBy(() -> pay(id, "1.00 USD", "k"))
              .isInstanceOf(PaymentCurrencyDiffers.class);
          assertThatThrownBy(() -> pay(id, "0.00 EUR", "k"))
              .isInstanceOf(NewPayment.PaymentInvalid.class);
          assertThatThrownBy(() -> pay(id, "-1.00 EUR", "k"))
              .isInstanceOf(NewPayment.PaymentInvalid.class);
          assertThatThrownBy(() -> pay(id, "1.00 EUR", " "))
              .isInstanceOf(NewPayment.PaymentInvalid.class);
          var tomorrow =
              LocalDate.ofInstant(house.clock().instant(), java.time.ZoneOffset.UTC).plusDays(1);
          assertThatThrownBy(
                  () -> paying.record(new NewPayment(id, "k", Money.of("1.00 EUR"), tomorrow)))
              .isInstanceOf(NewPayment.PaymentInvalid.class);
          assertThatThrownBy(() -> pay(InvoiceId.next(), "1.00 EUR", "k"))
              .isInstanceOf(InvoiceNotFound.class);
          var draft = creating.create(invoice(client, "1.00 EUR")).id();
          assertThatThrownBy(() -> pay(draft, "1.00 EUR", "k"))
              .isInstanceOf(InvoiceNotInStatus.class);
          assertThat(finding.find(id).open()).isEqualByComparingTo("119.00");
          assertThat(finding.payments(id)).isEmpty();
          assertThat(eventsOf(id)).hasSize(2);
          pay(id, "119.00 EUR", "k");
          assertThatThrownBy(() -> pay(id, "0.01 EUR", "k2"))
              .isInstanceOf(PaymentExceedsOpenAmount.class);
        });
  }

  @Test
  void aPaymentReceivedInAClosedPeriodIsRefused() {
    scope.run(
        () -> {
          var id = issued("100.00 EUR");
          books.closePeriod(RECEIVED);
          assertThatThrownBy(() -> pay(id, "119.00 EUR", "k")).isInstanceOf(PeriodClosed.class);
          assertThat(finding.find(id).status()).isEqualTo(InvoiceStatus.ISSUED);
          books.reopenPeriod(RECEIVED);
          pay(id, "119.00 EUR", "k");
        });
  }

  @Test
  void anInvoiceIsNeverOverpaidHoweverManyPayAtOnce() throws Exception {
    var id = scope.call(() -> issued("100.00 EUR"));
    var outcomes = atOnce(16, n -> pay(id, "20.00 EUR", "bank-" + n));
    assertThat(outcomes).filteredOn(o -> o.state() == Future.State.SUCCESS).hasSize(5);
    assertThat(outcomes)
        .filteredOn(o -> o.state() == Future.State.FAILED)
        .extracting(Future::exceptionNow)
        .hasOnlyElementsOfType(PaymentExceedsOpenAmount.class);
    scope.run(() -> assertThat(finding.find(id).open()).isEqualByComparingTo("19.00"));
  }

  @Test
  void aPaymentIsRecordedOnceHoweverManySendItAtOnce() throws Exception {
    var id = scope.call(() -> issued("100.00 EUR"));
    var outcomes = atOnce(8, n -> pay(id, "20.00 EUR", "bank-1"));
    assertThat(outcomes.stream().map(Future::resultNow).distinct()).hasSize(1);
    scope.run(() -> assertThat(finding.find(id).open()).isEqualByComparingTo("99.00"));
  }

  @Test
  void aKeyUsedForManyInvoicesAtOnceSettlesOne() throws Exception {
    var ids =
        scope.call(
            () ->
                List.of(
                    issued("1.00 EUR"),
                    issued("1.00 EUR"),
                    issued("1.00 EUR"),
                    issued("1.00 EUR")));
    var outcomes = atOnce(4, n -> pay(ids.get(n), "1.19 EUR", "bank-1"));
    assertThat(outcomes).filteredOn(o -> o.state() == Future.State.SUCCESS).hasSize(1);
    assertThat(outcomes)
        .filteredOn(o -> o.state() == Future.State.FAILED)
        .extracting(Future::exceptionNow)
        .hasOnlyElementsOfType(PaymentKeyReused.class);
  }

  private interface Step {
    Object take(int n);
  }

  private List<Future<Object>> atOnce(int times, Step step) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Object>> steps = new ArrayList<>();
      for (var n = 0; n < times; n++) {
        var number = n;
        steps.add(() -> scope.call(() -> step.take(number)));
      }
      return threads.invokeAll(steps);
    }
  }

  @Test
  void whatIsChargedIsOwedOnTop() {
    scope.run(
        () -> {
          var id = issued("100.00 EUR");
          var fee = charge(id, ChargeKind.FEE, "level 2", "5.00 EUR");
          var interest = charge(id, ChargeKind.INTEREST, "level 2", "0.81 EUR");
          assertThat(finding.find(id).open()).isEqualByComparingTo("124.81");
          assertThat(finding.find(id).charges()).containsExactly(fee, interest);
          assertThat(balances())
              .containsEntry("1300", "124.81")
              .containsEntry("4830", "-5.00")
              .containsEntry("7100", "-0.81");
          assertThat(eventsOf(id)).startsWith("revenue.invoiceCharged", "revenue.invoiceCharged");
          pay(id, "124.81 EUR", "k");
          assertThat(finding.find(id).status()).isEqualTo(InvoiceStatus.PAID);
        });
  }

  @Test
  void theSameIsChargedOnce() throws Exception {
    var id = scope.call(() -> issued("100.00 EUR"));
    var outcomes = atOnce(8, n -> charge(id, ChargeKind.FEE, "level 1", (n + 1) + ".00 EUR"));
    assertThat(outcomes.stream().map(Future::resultNow).distinct()).hasSize(1);
    scope.run(
        () -> {
          assertThat(finding.find(id).charges()).hasSize(1);
          charge(id, ChargeKind.FEE, "level 2", "1.00 EUR");
          assertThat(finding.find(id).charges()).hasSize(2);
        });
  }

  @Test
  void nothingIsChargedOnADraftOrAPaidInvoiceOrInAnotherCurrency() {
    scope.run(
        () -> {
          var draft = creating.create(invoice(client, "1.00 EUR")).id();
          assertThatThrownBy(() -> charge(draft, ChargeKind.FEE, "level 1", "1.00 EUR"))
              .isInstanceOf(InvoiceNotInStatus.class);
          var id = issued("100.00 EUR");
          assertThatThrownBy(() -> charge(id, ChargeKind.FEE, "level 1", "1.00 USD"))
              .isInstanceOf(NewCharge.ChargeInvalid.class);
          assertThatThrownBy(() -> charge(id, ChargeKind.FEE, "level 1", "0.00 EUR"))
              .isInstanceOf(NewCharge.ChargeInvalid.class);
          var charged = charge(id, ChargeKind.FEE, "level 1", "1.00 EUR");
          pay(id, "120.00 EUR", "k");
          assertThatThrownBy(() -> charge(id, ChargeKind.FEE, "level 2", "1.00 EUR"))
              .isInstanceOf(InvoiceNotInStatus.class);
          // What was charged before is answered whatever came after.
          assertThat(charge(id, ChargeKind.FEE, "level 1", "1.00 EUR")).isEqualTo(charged);
        });
  }

  @Test
  void whatAForeignPaymentIsWorthMoreOrLessIsGainedOrLost() {
    scope.run(
        () -> {
          var id = issued("100.00 USD"); // 109.48 EUR
          rates.set(Currencies.of("USD"), LocalDate.of(2026, 11, 5), new BigDecimal("0.95"));
          pay(id, "19.00 USD", "k1"); // worth 18.05, settles 17.48
          rates.set(Currencies.of("USD"), LocalDate.of(2026, 11, 5), new BigDecimal("0.90"));
          pay(id, "100.00 USD", "k2"); // worth 90.00, settles 92.00
          assertThat(balances())
              .containsEntry("1200", "108.05")
              .containsEntry("1300", "0.00")
              .containsEntry("4840", "-0.57")
              .containsEntry("6880", "2.00");
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyOrderOfPaymentsAndChargesKeepsTheBooksRight(long seed) {
    var random = new Random(seed);
    scope.run(
        () -> {
          var ids = List.of(issued("100.00 EUR"), issued("33.33 EUR"), issued("0.10 EUR"));
          for (var n = 0; n < 25; n++) {
            var id = ids.get(random.nextInt(ids.size()));
            var open = finding.find(id).open();
            if (open.signum() == 0) {
              continue;
            }
            var part = part(open, random);
            if (random.nextBoolean()) {
              pay(id, part + " EUR", "key-" + n);
            } else {
              charge(id, ChargeKind.values()[n % 2], "level " + n, part + " EUR");
            }
          }
          var owed = BigDecimal.ZERO;
          for (var id : ids) {
            var found = finding.find(id);
            assertThat(found.open())
                .isEqualByComparingTo(
                    found
                        .totals()
                        .gross()
                        .add(sum(found.charges().stream().map(ChargeRecord::amount).toList()))
                        .subtract(
                            sum(found.payments().stream().map(PaymentRecord::amount).toList())))
                .isGreaterThanOrEqualTo(BigDecimal.ZERO);
            owed = owed.add(found.open());
          }
          var trial = balance.asOf(LocalDate.of(2999, 12, 31));
          assertThat(trial.debit()).isEqualByComparingTo(trial.credit());
          assertThat(new BigDecimal(balances().get("1300"))).isEqualByComparingTo(owed);
        });
  }

  private static BigDecimal part(BigDecimal open, Random random) {
    var cents = open.movePointRight(2).intValueExact();
    return new BigDecimal(1 + random.nextInt(cents)).movePointLeft(2);
  }

  private static BigDecimal sum(List<Money> amounts) {
    return amounts.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Map<String, String> balances() {
    return balance.asOf(LocalDate.of(2999, 12, 31)).accounts().stream()
        .collect(Collectors.toMap(row -> row.code().value(), row -> row.balance().toPlainString()));
  }

  private List<String> eventsOf(InvoiceId invoice) {
    return reading.about(invoice.subject(), new Page.Limit(50, null)).items().stream()
        .map(LoggedEvent::name)
        .toList();
  }
}
