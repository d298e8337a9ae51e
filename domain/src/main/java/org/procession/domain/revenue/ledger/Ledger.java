package org.procession.domain.revenue.ledger;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Ids;
import org.springframework.jdbc.core.JdbcOperations;
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
  private final JdbcOperations batches;
  private final Clock clock;

  Ledger(JdbcClient jdbc, JdbcOperations batches, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  /**
   * Posts an entry, in the transaction of what it is posted for. Idempotent by source: an entry
   * that is there stays, and nothing is posted. Neither is an entry without lines, which is what
   * amounts become that are worth nothing in the base currency.
   *
   * @return whether this call posted it
   * @throws PeriodClosed when the posting date is in no open period
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean post(NewEntry entry) {
    if (entry.lines().isEmpty()) {
      return false;
    }
    var books = look(entry);
    if (books.posted()) {
      return false;
    }
    if (!Objects.equals(books.period(), "OPEN")) {
      throw new PeriodClosed(entry.postingDate());
    }
    var id = Ids.next();
    jdbc.sql(
            "insert into journal_entry (id, posting_date, description, source, posted_at) values"
                + " (?, ?, ?, ?, ?)")
        .params(
            id,
            entry.postingDate(),
            entry.description(),
            entry.source(),
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    insertLines(id, entry.lines());
    return true;
  }

  private void insertLines(UUID entry, List<NewEntry.Line> lines) {
    var rows =
        IntStream.range(0, lines.size()).mapToObj(i -> row(entry, i + 1, lines.get(i))).toList();
    batches.batchUpdate(
        """
        insert into journal_line (entry_id, line_number, account_code, base_amount, amount, currency)
        values (?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  private static Object[] row(UUID entry, int number, NewEntry.Line line) {
    return new Object[] {
      entry,
      number,
      line.account().value(),
      line.base().amount(),
      line.amount().amount(),
      line.amount().currency().getCurrencyCode()
    };
  }

  /**
   * What an entry finds in the books.
   *
   * @param posted whether it is there
   * @param period the status of the period it goes into, null when there is none
   */
  private record Found(boolean posted, @Nullable String period) {}

  /** Holds the period as it is until the transaction ends; closing it waits. */
  private Found look(NewEntry entry) {
    return jdbc.sql(
            """
            select exists (select from journal_entry where source = ?) as posted,
                   (select status from period where ? between starts_on and ends_on for share) as period
            """)
        .params(entry.source(), entry.postingDate())
        .query((row, n) -> new Found(row.getBoolean("posted"), row.getString("period")))
        .single();
  }
}
