package org.procession.domain.revenue.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.procession.domain.Ids;
import org.procession.domain.crm.ClientId;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.ExchangeRates.Rate;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.StandardChart;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.ledger.NewEntry;

/** Whatever is paid and charged in whichever order, at whatever rates: the sums are right. */
class InvoiceMoneyPropertiesTest {

  private static final ClientId CLIENT = ClientId.of("01970000-0000-7000-8000-000000000000");

  /**
   * A payment of a share of what is owed, or a charge of some percent of it.
   *
   * @param percent of what is owed
   * @param rate of the day
   */
  record Step(boolean payment, int percent, BigDecimal rate) {}

  @Property
  void keepsWhatIsOwedEqualToGrossAndChargesLessPayments(
      @ForAll("nets") List<Integer> nets,
      @ForAll("rates") BigDecimal rate,
      @ForAll("steps") List<Step> steps) {
    var book = new Account(nets, rate);
    for (var step : steps) {
      book.take(step);
      book.check();
    }
    book.take(new Step(true, 100, rate));
    book.check();
    assertThat(book.invoice.isPaid()).isTrue();
    assertThat(book.claim).as("what the books say is owed in the end").isEqualTo(zero("EUR"));
  }

  @Property
  void settlesSimultaneousRateChangesWithoutRemainder(
      @ForAll("nets") List<Integer> nets,
      @ForAll("rates") BigDecimal rate,
      @ForAll @IntRange(min = 2, max = 12) int instalments) {
    var book = new Account(nets, rate);
    for (var n = instalments; n >= 1; n--) {
      book.take(new Step(true, 100 / n, rate));
      book.check();
    }
    assertThat(book.invoice.isPaid()).isTrue();
    assertThat(book.claim).isEqualTo(zero("EUR"));
  }

  /** An invoice, and what is posted for it. */
  private static final class Account {
    private final Invoice invoice;
    private final Money gross;
    private Money charges = zero("USD");
    private Money payments = zero("USD");
    private Money claim = zero("EUR");

    Account(List<Integer> nets, BigDecimal rate) {
      var usd = Currencies.of("USD");
      var lines =
          nets.stream()
              .map(
                  net ->
                      InvoiceLines.line(
                          new BigDecimal(net).movePointLeft(2).toPlainString(),
                          TaxCategory.S,
                          "19"))
              .toList();
      var created = new NewInvoice(CLIENT, null, InvoiceLines.ISSUED, null, usd, lines);
      invoice =
          new Invoice(
              InvoiceId.next(),
              created,
              InvoiceLines.ISSUED,
              InvoiceLines.ISSUED,
              Instant.EPOCH,
              "user:clerk");
      gross = invoice.gross();
      var number = new InvoiceNumber("2026", 1);
      var issue = InvoiceEntries.issue(invoice, rate(rate));
      post(issue.of(number, invoice.id()));
      invoice.issue(number, issue.owed(), Instant.EPOCH);
    }

    void take(Step step) {
      var amount = percent(invoice.open(), step.percent());
      if (invoice.isPaid() || amount.isZero()) {
        return;
      }
      var base = rate(step.rate()).toBase(amount);
      if (step.payment()) {
        var settled = invoice.pay(amount, Currencies.of("EUR"));
        payments = payments.plus(amount);
        var payment =
            new PaymentRecord(
                Ids.next(),
                invoice.id(),
                "key",
                amount,
                InvoiceLines.ISSUED,
                Instant.EPOCH,
                "user:clerk");
        post(InvoiceEntries.payment(invoice, payment, base, settled));
      } else {
        invoice.charge(amount, base);
        charges = charges.plus(amount);
        var charge =
            new ChargeRecord(
                Ids.next(),
                invoice.id(),
                ChargeKind.FEE,
                "1",
                amount,
                InvoiceLines.ISSUED,
                "Reminder",
                Instant.EPOCH);
        post(InvoiceEntries.charge(invoice, charge, base));
      }
    }

    private void post(NewEntry entry) {
      var sum = zero("EUR");
      for (var line : entry.lines()) {
        sum = sum.plus(line.base());
        if (line.account().equals(StandardChart.ACCOUNTS_RECEIVABLE)) {
          claim = claim.plus(line.base());
        }
      }
      assertThat(sum).as("an entry balances: %s", entry).isEqualTo(zero("EUR"));
    }

    void check() {
      assertThat(invoice.open()).isEqualTo(gross.plus(charges).minus(payments));
      assertThat(invoice.open()).isGreaterThanOrEqualTo(zero("USD"));
      assertThat(claim).isGreaterThanOrEqualTo(zero("EUR"));
      assertThat(invoice.isPaid()).isEqualTo(invoice.open().isZero());
    }
  }

  private static Money percent(Money money, int percent) {
    return new Money(
        money
            .amount()
            .multiply(new BigDecimal(percent))
            .movePointLeft(2)
            .setScale(2, RoundingMode.DOWN)
            .max(money.amount().min(new BigDecimal("0.01"))),
        money.currency());
  }

  private static Money zero(String currency) {
    return Money.zero(Currencies.of(currency));
  }

  private static Rate rate(BigDecimal value) {
    return new Rate(value, Currencies.of("EUR"));
  }

  @Provide
  Arbitrary<List<Integer>> nets() {
    return Arbitraries.integers().between(1, 10_000_000).list().ofMinSize(1).ofMaxSize(5);
  }

  @Provide
  Arbitrary<BigDecimal> rates() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("0.5"), new BigDecimal("2000"))
        .ofScale(4);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(true, false), Arbitraries.integers().between(1, 100), rates())
        .as(Step::new)
        .list()
        .ofMaxSize(12);
  }
}
