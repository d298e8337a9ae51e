package org.procession.domain.revenue.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import org.procession.domain.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the chart of accounts and the periods of the current tenant. */
@Service
public class Books {

  private final JdbcClient jdbc;

  Books(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds an account. Idempotent by code: one that is there gets the new name. */
  @Transactional
  public void addAccount(AccountCode code, String name, AccountType type) {
    jdbc.sql(
            """
            insert into account (code, name, type) values (?, ?, ?)
            on conflict (tenant_id, code) do update set name = excluded.name
            """)
        .params(code.value(), name, type.name())
        .update();
  }

  /** Opens a month as a period. Idempotent by month: one that is there stays, open or closed. */
  @Transactional
  public void addPeriod(YearMonth month) {
    jdbc.sql(
            """
            insert into period (starts_on, ends_on, status, version) values (?, ?, 'OPEN', 0)
            on conflict (tenant_id, starts_on) do nothing
            """)
        .params(month.atDay(1), month.atEndOfMonth())
        .update();
  }

  /**
   * Closes the period in which a day is, after the entries under way. Idempotent by period.
   *
   * @throws PeriodNotFound when no period contains the day
   */
  @Transactional
  public void closePeriod(LocalDate day) {
    setStatus(day, "CLOSED");
  }

  /**
   * Opens a closed period again. Idempotent by period.
   *
   * @throws PeriodNotFound when no period contains the day
   */
  @Transactional
  public void reopenPeriod(LocalDate day) {
    setStatus(day, "OPEN");
  }

  private void setStatus(LocalDate day, String status) {
    var found =
        jdbc.sql(
                "update period set status = ?, version = version + 1 where ? between starts_on and ends_on")
            .params(status, day)
            .update();
    if (found == 0) {
      throw new PeriodNotFound(day);
    }
  }

  /** No period contains the day. */
  public static final class PeriodNotFound extends Problem {
    PeriodNotFound(LocalDate day) {
      super(Kind.NOT_FOUND, "PERIOD_NOT_FOUND", "No period contains %s.".formatted(day), "day");
    }
  }
}
