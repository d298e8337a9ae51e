package org.procession.domain.events;

import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.procession.domain.Page;
import org.procession.domain.tenancy.Whose;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what happened straight from the log: complete as of now, newest first. */
@Service
public class ReadingEvents {

  private final JdbcClient jdbc;

  ReadingEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The events about a record and those of other records that concern it, whoever may read them.
   */
  @Transactional(readOnly = true)
  public Page<LoggedEvent> about(Subject subject, Page.Limit limit) {
    return find(new EventQuery(subject, null, List.of(), null, null), limit);
  }

  /** The events that fit. */
  @Transactional(readOnly = true)
  public Page<LoggedEvent> find(EventQuery query, Page.Limit limit) {
    var where = new Where(query);
    var events =
        jdbc.sql(
                "select %s from %s where %s and e.position < :before order by e.position desc limit :limit"
                    .formatted(
                        EventRows.COLUMNS, where.table, String.join(" and ", where.conditions)))
            .params(where.parameters)
            .param("before", before(limit))
            .param("limit", limit.andOneMore())
            .query(EventRows::read)
            .list();
    return Page.cut(events, limit, event -> Long.toString(event.position()));
  }

  /** Those of the events that there are, by id. */
  @Transactional(readOnly = true)
  public Map<UUID, LoggedEvent> withIds(Collection<UUID> ids) {
    return jdbc
        .sql(
            "select %s from event e where e.tenant_id = current_tenant() and e.id = any(cast(:ids as uuid[]))"
                .formatted(EventRows.COLUMNS))
        .param("ids", array(ids.stream().map(UUID::toString).toList()))
        .query(EventRows::read)
        .list()
        .stream()
        .collect(Collectors.toMap(LoggedEvent::id, Function.identity()));
  }

  /**
   * The newest event of each name about each of some records, as far as a place in the log.
   *
   * @param transaction with {@code position} the last that counts
   */
  @Transactional(readOnly = true)
  public List<LoggedEvent> newest(
      Collection<Subject> subjects, Collection<String> names, long transaction, long position) {
    return jdbc.sql(
            """
            select distinct on (e.subject, e.name) %s from event e
             where e.tenant_id = current_tenant()
               and e.subject = any(cast(:subjects as text[])) and e.name = any(cast(:names as text[]))
               and (e.tx, e.position) <= (cast(:tx as xid8), :position)
             order by e.subject, e.name, e.position desc
            """
                .formatted(EventRows.COLUMNS))
        .param("subjects", array(subjects.stream().map(Subject::toString).toList()))
        .param("names", array(names))
        .param("tx", Long.toString(transaction))
        .param("position", position)
        .query(EventRows::read)
        .list();
  }

  /** Whether the current tenant has such a record: one that something ever happened to. */
  @Transactional(readOnly = true)
  public boolean knows(Subject subject) {
    return jdbc.sql(
            "select exists (select from event where tenant_id = current_tenant() and subject = ?)")
        .param(subject.toString())
        .query(Boolean.class)
        .single();
  }

  private static long before(Page.Limit limit) {
    if (limit.after() == null) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(limit.after());
    } catch (NumberFormatException e) {
      throw new Page.UnknownCursor();
    }
  }

  /**
   * The events about a record and those of other records that concern it, of any transaction that
   * is committed, oldest first.
   *
   * @param after the position after which to read
   */
  @Transactional(readOnly = true)
  public List<LoggedEvent> concerning(Subject subject, long after, int limit) {
    return jdbc.sql(
            """
            select %s from timeline_entry t join event e on e.tenant_id = t.tenant_id and e.id = t.event_id
             where t.tenant_id = current_tenant() and t.subject = :subject and t.position > :after
             order by t.position limit :limit
            """
                .formatted(EventRows.COLUMNS))
        .param("subject", subject.toString())
        .param("after", after)
        .param("limit", limit)
        .query(EventRows::read)
        .list();
  }

  private static SqlParameterValue array(Collection<String> values) {
    return new SqlParameterValue(Types.ARRAY, values.toArray(String[]::new));
  }

  /** A query's conditions in SQL. */
  private static final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private String table = "event e";

    Where(EventQuery query) {
      conditions.add("e.tenant_id = current_tenant()");
      if (query.subject() != null) {
        table = "timeline_entry t join event e on e.tenant_id = t.tenant_id and e.id = t.event_id";
        add("t.subject = :subject", "subject", query.subject().toString());
      }
      if (query.types() != null) {
        conditions.add(readable(query.types()));
      }
      if (!query.kinds().isEmpty()) {
        add("e.name ~ :kinds", "kinds", pattern(query.kinds()));
      }
      if (query.from() != null) {
        add("e.occurred_at >= :from", "from", query.from().atOffset(ZoneOffset.UTC));
      }
      if (query.to() != null) {
        add("e.occurred_at < :to", "to", query.to().atOffset(ZoneOffset.UTC));
      }
    }

    /** About records of some types, each as far as they are somebody's. */
    private String readable(Map<Whose, Set<String>> types) {
      var alternatives = new ArrayList<String>();
      types.forEach(
          (whose, some) -> {
            var number = alternatives.size();
            parameters.put("types" + number, array(some));
            parameters.put("users" + number, array(List.of(whose.ids())));
            alternatives.add(
                "split_part(e.subject, ':', 1) = any(:types%d) and %s"
                    .formatted(number, whose.conditionOn("e.subject", "users" + number)));
          });
      return alternatives.isEmpty()
          ? "false"
          : alternatives.stream().collect(Collectors.joining(" or ", "(", ")"));
    }

    private void add(String condition, String name, Object value) {
      conditions.add(condition);
      parameters.put(name, value);
    }

    /** Names have nothing in them that patterns know, but the dot. */
    private static String pattern(List<EventKind> kinds) {
      return kinds.stream()
          .map(kind -> kind.name().replace(".", "\\.") + (kind.isBeginning() ? ".*" : ""))
          .collect(Collectors.joining("|", "^(", ")$"));
    }
  }
}
