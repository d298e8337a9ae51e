package org.procession.domain.processes;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Whose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The process instances of the current tenant, as those know them who do their jobs. An instance is
 * noted when its seal has been verified, so that nobody is shown another tenant's, whatever its
 * variables say. What it does and where it waits is for the engine to tell.
 */
@Service
public class ProcessInstances {

  private static final int AT_MOST = 20;

  private final JdbcClient jdbc;
  private final Clock clock;

  ProcessInstances(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Notes that an instance runs for a record. Idempotent by its key in the engine that runs now.
   */
  @Transactional
  public void note(long key, String processId, Subject subject) {
    jdbc.sql(
            """
            insert into process_instance (key, process_id, subject, noted_at) values (?, ?, ?, ?)
            on conflict (tenant_id, engine, key) do nothing
            """)
        .params(key, processId, subject.toString(), clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * The keys of instances that run or ran in the engine that runs now, by key.
   *
   * @param after the key after which to go on
   */
  @Transactional(readOnly = true)
  public List<Long> keys(long after, int limit) {
    return jdbc.sql(
            """
            select key from process_instance
             where tenant_id = current_tenant() and engine = current_engine() and key > ? order by key limit ?
            """)
        .params(after, limit)
        .query(Long.class)
        .list();
  }

  /**
   * The instances that run or ran for a record, newest first, at most {@value #AT_MOST}.
   *
   * @param whose none for a record that is not theirs
   */
  @Transactional(readOnly = true)
  public List<ProcessInstance> of(Subject subject, Whose whose) {
    return jdbc.sql(
            """
            select key, process_id, noted_at, engine < current_engine() as lost from process_instance
             where tenant_id = current_tenant() and subject = :subject and %s
             order by engine desc, key desc limit :limit
            """
                .formatted(whose.conditionOn("subject", "users")))
        .param("subject", subject.toString())
        .param("users", whose.ids())
        .param("limit", AT_MOST)
        .query(
            (row, number) ->
                new ProcessInstance(
                    row.getLong("key"),
                    row.getString("process_id"),
                    subject,
                    row.getObject("noted_at", OffsetDateTime.class).toInstant(),
                    row.getBoolean("lost")))
        .list();
  }
}
