package org.procession.domain.revenue.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.procession.domain.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The general ledger of the current tenant. Beyond what is checked here, the database itself
 * refuses an entry that does not balance, one outside an open period, and every change of a posted
 * one.
 */
@Service
public class Ledger {

  private final JdbcClient jdbc;
  private final Clock clock;

  Ledger(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Posts an entry, in the transaction of what it is posted for. Idempotent by source: an entry
   * that is there stays, and nothing is posted.
   *
   * @return whether this call posted it
   * @throws PeriodClosed when the posting date is in no open period
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean post(NewEntry entry) {
    if (isPosted(entry.source())) {
      return false;
    }
    if (!isOpen(entry.postingDate())) {
      throw new PeriodClosed(entry.postingDate());
    }
    var id = Ids.next();
    jdbc.sql(
            "insert into journal_entry (id, posting_date, description, source, posted_at) values (?, ?, ?, ?, ?)")
        .params(
            id,
            entry.postingDate(),
            entry.description(),
            entry.source(),
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    var number = 0;
    for (var line : entry.lines()) {
      jdbc.sql(
              """
              insert into journal_line (entry_id, line_number, account_code, base_amount, amount, currency)
              values (?, ?, ?, ?, ?, ?)
              """)
          .params(
              id,
              ++number,
              line.account().value(),
              line.base().amount(),
              line.amount().amount(),
              line.amount().currency().getCurrencyCode())
          .update();
    }
    return true;
  }

  private boolean isPosted(String source) {
    return jdbc.sql("select exists (select from journal_entry where source = ?)")
        .param(source)
        .query(Boolean.class)
        .single();
  }

  /** Holds the period open until the transaction ends; closing it waits. */
  private boolean isOpen(LocalDate day) {
    return jdbc.sql("select status from period where ? between starts_on and ends_on for share")
        .param(day)
        .query(String.class)
        .optional()
        .filter(status -> Objects.equals(status, "OPEN"))
        .isPresent();
  }
}
