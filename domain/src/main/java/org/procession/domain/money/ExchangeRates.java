package org.procession.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.procession.domain.Problem;
import org.procession.domain.tenancy.FindingTenants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What other currencies are worth in the base currency of the current tenant. */
@Service
public class ExchangeRates {

  private static final int DECIMALS = 10;

  private final JdbcClient jdbc;
  private final FindingTenants tenants;

  ExchangeRates(JdbcClient jdbc, FindingTenants tenants) {
    this.jdbc = jdbc;
    this.tenants = tenants;
  }

  /**
   * Sets how many units of the base currency one unit is worth from a day on. Idempotent by
   * currency and day: the last rate set counts.
   */
  @Transactional
  public void set(Currency currency, LocalDate validFrom, BigDecimal rate) {
    var digits = rate.stripTrailingZeros();
    if (rate.signum() <= 0
        || digits.scale() > DECIMALS
        || digits.precision() - digits.scale() > DECIMALS) {
      throw new ExchangeRateInvalid();
    }
    jdbc.sql(
            """
            insert into exchange_rate (currency, valid_from, rate) values (?, ?, ?)
            on conflict (tenant_id, currency, valid_from) do update set rate = excluded.rate
            """)
        .params(currency.getCurrencyCode(), validFrom, rate)
        .update();
  }

  /**
   * The rate to the base currency on a day: the newest that is not later.
   *
   * @throws ExchangeRateMissing when there is none
   */
  @Transactional(readOnly = true)
  public Rate on(LocalDate day, Currency currency) {
    return find(day, currency)
        .orElseThrow(
            () -> new ExchangeRateMissing(currency, tenants.current().baseCurrency(), day));
  }

  /** The same, if there is one. */
  @Transactional(readOnly = true)
  public Optional<Rate> find(LocalDate day, Currency currency) {
    var base = tenants.current().baseCurrency();
    if (base.equals(currency)) {
      return Optional.of(new Rate(BigDecimal.ONE, base));
    }
    return jdbc.sql(
            "select rate from exchange_rate where currency = ? and valid_from <= ? order by valid_from desc limit 1")
        .params(currency.getCurrencyCode(), day)
        .query(BigDecimal.class)
        .optional()
        .map(rate -> new Rate(rate, base));
  }

  /** Units of the base currency for one unit of another. */
  public record Rate(BigDecimal value, Currency base) {
    /** The amount in the other currency, rounded half-up. */
    public Money fromBase(Money money, Currency target) {
      var decimals = Math.max(0, target.getDefaultFractionDigits());
      return new Money(money.amount().divide(value, decimals, RoundingMode.HALF_UP), target);
    }

    /** The amount in the base currency, rounded half-up. */
    public Money toBase(Money money) {
      return money.convertedRounded(value, base);
    }
  }

  /** A rate is more than nothing and has at most ten digits before and after the point. */
  public static final class ExchangeRateInvalid extends Problem {
    ExchangeRateInvalid() {
      super(
          Kind.INVALID,
          "EXCHANGE_RATE_INVALID",
          "An exchange rate is more than 0 and has at most 10 digits before and 10 after the point.",
          "rate");
    }
  }

  /** Nobody has told what the currency is worth. */
  public static final class ExchangeRateMissing extends Problem {
    ExchangeRateMissing(Currency currency, Currency base, LocalDate day) {
      super(
          Kind.INVALID,
          "EXCHANGE_RATE_MISSING",
          "There is no exchange rate from %s to %s for %s or before: set one first."
              .formatted(currency, base, day),
          "currency");
    }
  }
}
