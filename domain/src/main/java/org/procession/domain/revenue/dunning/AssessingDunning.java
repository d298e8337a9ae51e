package org.procession.domain.revenue.dunning;

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
    var currency = Currencies.of(invoice.currency());
    var open = new Money(invoice.open(), currency);
    return new DunningAssessment(
        invoice,
        clients.find(invoice.clientId()),
        open,
        rates.on(found.today(), currency).toBase(open),
        invoice.charges().stream()
            .map(ChargeRecord::amount)
            .reduce(Money.zero(currency), Money::plus),
        found.dunning().level(),
        hours.until(found.dunning().dueOn()),
        found.dunning().record(invoice, found.today()));
  }
}
