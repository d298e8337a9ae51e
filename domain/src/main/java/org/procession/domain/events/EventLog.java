package org.procession.domain.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.procession.domain.Ids;
import org.procession.domain.tenancy.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Records what happened, in the transaction that did it and with the actor of the scope. */
@Service
public class EventLog {

  /** Of any number of events, whose positions are in their order. */
  private static final String INSERT =
      """
      with recorded as (
        insert into event (id, name, subject, concerns, actor, actor_name, occurred_at, summary, data)
        select e.id, e.name, e.subject, string_to_array(e.concerns, ' '), :actor, :actorName, :occurredAt,
               e.summary, e.data::jsonb
          from unnest(:ids::uuid[], :names::text[], :subjects::text[], :concerns::text[], :summaries::text[],
                      :data::text[]) with ordinality
                 as e (id, name, subject, concerns, summary, data, number)
         order by e.number
        on conflict (tenant_id, id) do nothing
        returning id, position, subject, concerns)
      insert into timeline_entry (subject, position, event_id)
      select distinct s.subject, r.position, r.id
        from recorded r cross join lateral unnest(r.concerns || r.subject) as s (subject)
      """;

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
    insert(List.of(Ids.next()), List.of(event));
  }

  /**
   * Records an event that has no other trace by which a repeated call would notice it. Idempotent
   * by business key.
   *
   * @return whether this call recorded it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean recordOnce(String businessKey, DomainEvent event) {
    return insert(List.of(UUID.nameUUIDFromBytes(businessKey.getBytes(UTF_8))), List.of(event));
  }

  /** Records many events at once; see {@link #record}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordAll(Collection<? extends DomainEvent> events) {
    if (!events.isEmpty()) {
      insert(Stream.generate(Ids::next).limit(events.size()).toList(), List.copyOf(events));
    }
  }

  /** Whether any was not recorded before. */
  private boolean insert(List<UUID> ids, List<DomainEvent> events) {
    var actor = Scope.current().actor();
    var entries =
        jdbc.sql(INSERT)
            .param("ids", ids.toArray(UUID[]::new))
            .param("names", texts(events, DomainEvent::eventName))
            .param("subjects", texts(events, event -> event.subject().toString()))
            .param("concerns", texts(events, EventLog::concerns))
            .param("summaries", texts(events, DomainEvent::summary))
            .param("data", texts(events, json::writeValueAsString))
            .param("actor", actor.reference())
            .param("actorName", actor.name())
            .param("occurredAt", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    bell.ringAfterCommit(Scope.current().tenant());
    return entries > 0;
  }

  private static String[] texts(List<DomainEvent> events, Function<DomainEvent, String> text) {
    return events.stream().map(text).toArray(String[]::new);
  }

  /** References have no spaces in them. */
  private static String concerns(DomainEvent event) {
    return event.concerns().stream().map(Subject::toString).collect(Collectors.joining(" "));
  }
}
