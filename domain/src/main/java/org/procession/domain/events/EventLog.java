package org.procession.domain.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.procession.domain.Ids;
import org.procession.domain.tenancy.Scope;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Records what happened, in the transaction that did it and with the actor of the scope. */
@Service
public class EventLog {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;
  private final EventBell bell;

  EventLog(JdbcClient jdbc, JsonMapper json, Clock clock, EventBell bell) {
    this.jdbc = jdbc;
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

  private boolean insert(UUID id, DomainEvent event) {
    var scope = Scope.current();
    var actor = scope.actor();
    var inserted =
        jdbc.sql(
                """
                insert into event (id, name, subject, concerns, actor, actor_name, occurred_at, summary, data)
                values (:id, :name, :subject, :concerns, :actor, :actorName, :occurredAt, :summary, :data::jsonb)
                on conflict (tenant_id, id) do nothing
                """)
            .param("id", id)
            .param("name", event.eventName())
            .param("subject", event.subject().toString())
            .param(
                "concerns",
                new SqlParameterValue(
                    Types.ARRAY,
                    event.concerns().stream().map(Subject::toString).toArray(String[]::new)))
            .param("actor", actor.reference())
            .param("actorName", actor.name())
            .param("occurredAt", clock.instant().atOffset(ZoneOffset.UTC))
            .param("summary", event.summary())
            .param("data", json.writeValueAsString(event))
            .update();
    bell.ringAfterCommit(scope.tenant());
    return inserted == 1;
  }
}
