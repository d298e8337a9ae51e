package org.procession.domain.events;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.procession.domain.tenancy.Scope;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads a tenant's log for relays, each of which keeps its own place in it.
 *
 * <p>The order is that of (transaction, position), and only transactions below the snapshot's xmin
 * are read: whatever began earlier has ended by then, so nothing can appear before a place that a
 * relay has passed. A long transaction delays the events after it, and skips none.
 *
 * <p>Delivery is at least once: a relay that dies between delivering and {@link #advance} delivers
 * again.
 */
@Service
public class EventFeed {

  private static final String START = "0:0";

  private final JdbcClient jdbc;

  EventFeed(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A run of events in commit order, with the place before and after it. */
  public record Batch(List<LoggedEvent> events, String from, String to) {}

  /** The events that the relay has not passed yet, at most so many; empty when there are none. */
  @Transactional(readOnly = true)
  public Optional<Batch> next(String relay, int limit) {
    var from = place(relay);
    var parts = from.split(":", 2);
    var events =
        jdbc.sql(
                """
                select %s from event e
                 where e.tenant_id = current_tenant()
                   and (e.tx, e.position) > (:tx::xid8, :position)
                   and e.tx < pg_snapshot_xmin(pg_current_snapshot())
                 order by e.tx, e.position limit :limit
                """
                    .formatted(EventRows.COLUMNS))
            .param("tx", parts[0])
            .param("position", Long.parseLong(parts[1]))
            .param("limit", limit)
            .query(EventRows::read)
            .list();
    if (events.isEmpty()) {
      return Optional.empty();
    }
    var last = events.getLast();
    return Optional.of(new Batch(events, from, last.transaction() + ":" + last.position()));
  }

  /**
   * Passes a batch that was delivered.
   *
   * @throws OptimisticLockingFailureException when another instance of the relay has passed it
   *     meanwhile
   */
  @Transactional
  public void advance(String relay, Batch batch) {
    var from = batch.from().split(":", 2);
    var to = batch.to().split(":", 2);
    var advanced =
        jdbc.sql(
                """
                insert into relay_cursor as c (relay, tx, position) values (:relay, :tx::xid8, :position)
                on conflict (tenant_id, relay) do update set tx = excluded.tx, position = excluded.position
                 where (c.tx, c.position) = (:fromTx::xid8, :fromPosition)
                """)
            .param("relay", relay)
            .param("tx", to[0])
            .param("position", Long.parseLong(to[1]))
            .param("fromTx", from[0])
            .param("fromPosition", Long.parseLong(from[1]))
            .update();
    if (advanced == 0) {
      throw new OptimisticLockingFailureException(
          "%s of %s was moved by another".formatted(relay, Scope.current().tenant()));
    }
  }

  /** Forgets the places of all relays whose names begin so, save one. */
  @Transactional
  public void forget(String beginning, String butFor) {
    jdbc.sql("delete from relay_cursor where starts_with(relay, ?) and relay <> ?")
        .params(beginning, butFor)
        .update();
  }

  /** How many events the relay still has to pass, those of running transactions included. */
  @Transactional(readOnly = true)
  public long lag(String relay) {
    var parts = place(relay).split(":", 2);
    return jdbc.sql(
            "select count(*) from event where tenant_id = current_tenant() and (tx, position) > (:tx::xid8, :position)")
        .param("tx", parts[0])
        .param("position", Long.parseLong(parts[1]))
        .query(Long.class)
        .single();
  }

  /** When the oldest event happened that the relay still has to pass. */
  @Transactional(readOnly = true)
  public Optional<Instant> waitingSince(String relay) {
    var parts = place(relay).split(":", 2);
    return jdbc.sql(
            """
            select occurred_at from event where tenant_id = current_tenant() and (tx, position) > (:tx::xid8, :position)
             order by tx, position limit 1
            """)
        .param("tx", parts[0])
        .param("position", Long.parseLong(parts[1]))
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private String place(String relay) {
    return jdbc.sql("select tx::text || ':' || position from relay_cursor where relay = ?")
        .param(relay)
        .query(String.class)
        .optional()
        .orElse(START);
  }
}
