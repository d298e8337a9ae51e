package org.procession.domain.processes;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The engines that have run the current tenant's processes, one after the other. One that has lost
 * its data is another one: it knows no instance that was noted before, and counts its keys anew.
 */
@Service
public class Engines {

  private final JdbcClient jdbc;
  private final Clock clock;

  Engines(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The engine that runs now, as far as it was met. */
  @Transactional(readOnly = true)
  public Optional<Engine> current() {
    return jdbc.sql(
            """
            select number, mark, planted, after_tx::text::bigint as after_tx, after_position, known_since from engine
             where tenant_id = current_tenant() order by number desc limit 1
            """)
        .query(
            (row, n) ->
                new Engine(
                    row.getInt("number"),
                    row.getObject("mark", UUID.class),
                    row.getBoolean("planted"),
                    new Engine.Place(row.getLong("after_tx"), row.getLong("after_position")),
                    row.getObject("known_since", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Meets the tenant's first engine, to which all of the event log is given. Idempotent. */
  @Transactional
  public Engine first() {
    return met(0, "");
  }

  /**
   * Meets the engine that has come in the place of one that is lost. Idempotent.
   *
   * @param relay whose cursor tells how much of the event log the lost one was given
   */
  @Transactional
  public Engine next(Engine lost, String relay) {
    return met(lost.number() + 1, relay);
  }

  private Engine met(int number, String relay) {
    jdbc.sql(
            """
            insert into engine (number, mark, after_tx, after_position, known_since)
            select :number, :mark, coalesce(max(tx::text), '0')::xid8, coalesce(max(position), 0), :now
              from relay_cursor where relay = :relay
            on conflict (tenant_id, number) do nothing
            """)
        .param("number", number)
        .param("mark", UUID.randomUUID())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("relay", relay)
        .update();
    return current().orElseThrow();
  }

  /** Notes that an engine has been given its mark. Idempotent. */
  @Transactional
  public void planted(Engine engine) {
    jdbc.sql("update engine set planted = true where number = ?").param(engine.number()).update();
  }

  /**
   * What tells a step from all others of the same record, in whichever engine.
   *
   * @param key by which the engine that runs now knows it
   */
  @Transactional(readOnly = true)
  public String turn(long key) {
    var number = current().map(Engine::number).orElse(0);
    return number == 0 ? Long.toString(key) : "%d.%d".formatted(number, key);
  }
}
