package org.procession.domain.revenue.dunning;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.receivables.ChargeKind;
import org.procession.domain.revenue.receivables.ChargingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.InvoiceRecord;
import org.procession.domain.revenue.receivables.NewCharge;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Charges what a dunning level costs. */
@Service
public class ChargingDunning {

  private final DunningCases cases;
  private final ChargingInvoices charging;
  private final ExchangeRates rates;

  ChargingDunning(DunningCases cases, ChargingInvoices charging, ExchangeRates rates) {
    this.cases = cases;
    this.charging = charging;
    this.rates = rates;
  }

  /**
   * Charges a level's fee and the interest up to today, each as a line of its own on the invoice
   * and in the ledger. Idempotent by invoice and level: a second call changes nothing, whatever its
   * terms.
   *
   * @throws InvoiceSettled when nothing is owed any more
   * @throws InvoiceNotDunnable when finance has decided on its collection
   * @throws DunningPaused while a dispute or a promise lasts
   * @throws DunningLevelNotNext when another level comes next
   * @throws org.procession.domain.revenue.ledger.PeriodClosed when the books are closed today
   */
  @Transactional
  public void charge(InvoiceId id, int level, DunningTerms terms) {
    var found = cases.hold(id).requireDunnable();
    if (found.dunning().step(level).isEmpty()) {
      charge(found.requireNotPaused(), level, terms, found.today());
    }
  }

  void charge(DunningCase found, int level, DunningTerms terms, LocalDate on) {
    charge(found, level, terms, on, rates.on(on, Currencies.of(found.invoice().currency())));
  }

  /**
   * @param on the day in the books, up to which interest is charged
   * @param rate of the invoice's currency on that day
   */
  void charge(
      DunningCase found, int level, DunningTerms terms, LocalDate on, ExchangeRates.Rate rate) {
    var invoice = found.invoice();
    var currency = Currencies.of(invoice.currency());
    var fee = rate.fromBase(Money.rounded(terms.fee(), rate.base()), currency);
    var interest =
        LateInterest.of(
            principal(invoice),
            terms.yearlyInterest(),
            found.dunning().interestChargedUntil(invoice),
            on);
    found
        .dunning()
        .charged(
            level,
            new DunningStep(
                on,
                fee.amount(),
                terms.yearlyInterest(),
                interest.map(due -> due.amount().amount()).orElse(BigDecimal.ZERO),
                interest.map(LateInterest::from).orElse(null),
                interest.map(LateInterest::until).orElse(null),
                null,
                null,
                null,
                null));
    if (!fee.isZero()) {
      add(invoice.id(), ChargeKind.FEE, level, fee, on, "Dunning fee, level %d".formatted(level));
    }
    interest.ifPresent(
        due ->
            add(
                invoice.id(),
                ChargeKind.INTEREST,
                level,
                due.amount(),
                on,
                "Interest of %s %% a year for %s to %s"
                    .formatted(
                        terms.yearlyInterest().stripTrailingZeros().toPlainString(),
                        due.from(),
                        due.until())));
  }

  /**
   * What is owed of the invoice itself. Payments settle it before they settle what was charged on
   * top, which is in favour of the client, whom only the invoice itself costs interest.
   */
  private static Money principal(InvoiceRecord invoice) {
    var currency = Currencies.of(invoice.currency());
    var paid =
        invoice.payments().stream()
            .map(payment -> payment.amount())
            .reduce(Money.zero(currency), Money::plus);
    var open = new Money(invoice.totals().gross(), currency).minus(paid);
    return open.amount().signum() < 0 ? Money.zero(currency) : open;
  }

  private void add(
      InvoiceId id, ChargeKind kind, int level, Money amount, LocalDate on, String description) {
    charging.charge(
        new NewCharge(id, kind, "dunning:%s:%d".formatted(id, level), amount, on, description));
  }
}
