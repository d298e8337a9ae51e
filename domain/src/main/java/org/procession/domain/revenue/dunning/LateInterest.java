package org.procession.domain.revenue.dunning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.procession.domain.money.Money;

/**
 * Interest for late payment on what is owed of the invoice itself: principal × percent a year ×
 * days / 365, rounded half-up to the currency's minor unit. Simple interest, also in leap years
 * over 365 days; never on fees or on interest. It runs from the day after the due date (Directive
 * 2011/7/EU, Article 3(3)).
 *
 * @param from the first day it is for
 * @param until the last day
 */
record LateInterest(Money amount, LocalDate from, LocalDate until) {

  private static final BigDecimal PERCENT_DAYS = new BigDecimal(100 * 365);

  /**
   * @param principal what is owed on the last day, for all days: after a part payment, also for
   *     those before it, in favour of the client
   * @param after the due date, or the last day for which interest was charged
   * @return nothing when it comes to nothing
   */
  static Optional<LateInterest> of(
      Money principal, BigDecimal yearlyPercent, LocalDate after, LocalDate until) {
    var days = ChronoUnit.DAYS.between(after, until);
    if (days <= 0 || principal.amount().signum() <= 0) {
      return Optional.empty();
    }
    var decimals = principal.amount().scale();
    var amount =
        principal
            .amount()
            .multiply(yearlyPercent)
            .multiply(BigDecimal.valueOf(days))
            .divide(PERCENT_DAYS, decimals, RoundingMode.HALF_UP);
    return amount.signum() == 0
        ? Optional.empty()
        : Optional.of(
            new LateInterest(new Money(amount, principal.currency()), after.plusDays(1), until));
  }
}
