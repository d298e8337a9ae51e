package org.procession.domain.projects;

import java.time.Clock;
import java.time.LocalDate;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.money.Money;
import org.procession.domain.tenancy.FindingTenants;
import org.springframework.stereotype.Component;

/** What a budget is worth in the tenant's base currency, at the rate of the day. */
@Component
class BudgetInBase {

  private final ExchangeRates rates;
  private final FindingTenants tenants;
  private final Clock clock;

  BudgetInBase(ExchangeRates rates, FindingTenants tenants, Clock clock) {
    this.rates = rates;
    this.tenants = tenants;
    this.clock = clock;
  }

  /**
   * @throws ExchangeRates.ExchangeRateMissing when there is no rate
   */
  Money of(Money budget) {
    var today = LocalDate.ofInstant(clock.instant(), tenants.current().timeZone());
    return rates.on(today, budget.currency()).toBase(budget);
  }
}
