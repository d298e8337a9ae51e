package org.procession.domain.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.procession.domain.Ids;
import org.procession.domain.tenancy.Scope;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Records what happened, in the transaction that did it and with the actor of the scope. */
@Service
public class EventLog {

  private static final String INSERT =
      """
      with recorded as (
        insert into event (id, name, subject, concerns, actor, actor_name, occurred_at, summary, data)
        values (:id, :name, :subject, :concerns, :actor, :actorName, :occurredAt, :summary, :data::jsonb)
        on conflict (tenant_id, id) do nothing
        returning id, position, subject, concerns)
      insert into timeline_entry (subject, position, event_id)
      select distinct s.subject, r.position, r.id
        from recorded r cross join lateral unnest(r.concerns || r.subject) as s (subject)
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;
  private final JsonMapper json;
  private final Clock clock;
  private final EventBell bell;

  EventLog(
      JdbcClient jdbc,
      NamedParameterJdbcOperations batches,
      JsonMapper json,
      Clock clock,
      EventBell bell) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
    this.clock = clock;
    this.bell = bell;
  }

  /** Records an event. Called again, it is recorded again: the caller knows whether it happened. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(DomainEvent event) {
    insert(Ids.next(), event);
  }

  /**
   * Records an event that has no other trace by which a repeated call would notice it. Idempotent
   * by business key.
   *
   * @return whether this call recorded it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean recordOnce(String businessKey, DomainEvent event) {
    return insert(UUID.nameUUIDFromBytes(businessKey.getBytes(UTF_8)), event);
  }

  /** Records many events at once; see {@link #record}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordAll(Collection<? extends DomainEvent> events) {
    if (!events.isEmpty()) {
      batches.batchUpdate(
          INSERT,
          events.stream().map(event -> row(Ids.next(), event)).toArray(SqlParameterSource[]::new));
      bell.ringAfterCommit(Scope.current().tenant());
    }
  }

  private boolean insert(UUID id, DomainEvent event) {
    var entries = jdbc.sql(INSERT).paramSource(row(id, event)).update();
    bell.ringAfterCommit(Scope.current().tenant());
    return entries > 0;
  }

  private SqlParameterSource row(UUID id, DomainEvent event) {
    var actor = Scope.current().actor();
    return new MapSqlParameterSource()
        .addValue("id", id)
        .addValue("name", event.eventName())
        .addValue("subject", event.subject().toString())
        .addValue(
            "concerns",
            event.concerns().stream().map(Subject::toString).toArray(String[]::new),
            Types.ARRAY)
        .addValue("actor", actor.reference())
        .addValue("actorName", actor.name())
        .addValue("occurredAt", clock.instant().atOffset(ZoneOffset.UTC))
        .addValue("summary", event.summary())
        .addValue("data", json.writeValueAsString(event));
  }
}
