package org.procession.domain.revenue.dunning;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.procession.domain.crm.ClientRecord;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.receivables.ChargeRecord;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out what dunning of an invoice has to do next. An invoice that is found overdue late begins
 * at the first level all the same: nobody is threatened who was never reminded.
 */
@Service
public class AssessingDunning {

  private final DunningCases cases;
  private final FindingClients clients;
  private final ExchangeRates rates;
  private final StepHours hours;

  AssessingDunning(
      DunningCases cases, FindingClients clients, ExchangeRates rates, StepHours hours) {
    this.cases = cases;
    this.clients = clients;
    this.rates = rates;
    this.hours = hours;
  }

  /**
   * Reads the invoice anew, so that a part payment counts at once. Demands nothing, however often
   * it is called.
   *
   * @throws InvoiceSettled when nothing is owed any more
   * @throws InvoiceNotDunnable when finance has decided on its collection
   * @throws ExchangeRates.ExchangeRateMissing when it cannot be converted to the base currency
   */
  @Transactional
  public DunningAssessment assess(InvoiceId id) {
    var found = cases.hold(id).requireDunnable();
    var invoice = found.invoice();
    return assess(
        found,
        clients.find(invoice.clientId()),
        rates.on(found.today(), Currencies.of(invoice.currency())));
  }

  /**
   * Reads those of some invoices whose next step is due. Left out is what is paid, paused, decided
   * by finance, or cannot be converted to the base currency.
   */
  @Transactional
  List<DunningAssessment> assessDue(Collection<InvoiceId> ids) {
    var due = cases.hold(ids).stream().filter(found -> found.isDue(hours)).toList();
    var known = clients.find(due.stream().map(found -> found.invoice().clientId()).toList());
    var worth = new HashMap<Currency, Optional<ExchangeRates.Rate>>();
    return due.stream()
        .flatMap(
            found -> {
              var invoice = found.invoice();
              var client = requireNonNull(known.get(invoice.clientId()));
              return worth
                  .computeIfAbsent(
                      Currencies.of(invoice.currency()),
                      currency -> rates.find(found.today(), currency))
                  .map(rate -> assess(found, client, rate))
                  .stream();
            })
        .toList();
  }

  private DunningAssessment assess(
      DunningCase found, ClientRecord client, ExchangeRates.Rate rate) {
    var invoice = found.invoice();
    var currency = Currencies.of(invoice.currency());
    var open = new Money(invoice.open(), currency);
    return new DunningAssessment(
        invoice,
        client,
        open,
        rate.toBase(open),
        invoice.charges().stream()
            .map(ChargeRecord::amount)
            .reduce(Money.zero(currency), Money::plus),
        found.dunning().level(),
        hours.until(found.dunning().dueOn()),
        found.dunning().record(invoice, found.today()));
  }
}
