package org.procession.domain.events;

import org.procession.domain.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what happened to a record straight from the log: complete as of now, newest first. */
@Service
public class ReadingEvents {

  private final JdbcClient jdbc;

  ReadingEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The events about a record and those of other records that concern it. */
  @Transactional(readOnly = true)
  public Page<LoggedEvent> about(Subject subject, Page.Limit limit) {
    var events =
        jdbc.sql(
                """
                select %s from event
                 where tenant_id = current_tenant()
                   and (subject = :subject or concerns @> array[:subject]::text[]) and position < :before
                 order by position desc limit :limit
                """
                    .formatted(EventRows.COLUMNS))
            .param("subject", subject.toString())
            .param("before", before(limit))
            .param("limit", limit.andOneMore())
            .query(EventRows::read)
            .list();
    return Page.cut(events, limit, event -> Long.toString(event.position()));
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
}
