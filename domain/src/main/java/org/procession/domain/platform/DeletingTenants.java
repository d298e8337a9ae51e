package org.procession.domain.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.procession.domain.files.storage.Bucket;
import org.procession.domain.files.storage.ObjectStore;
import org.procession.domain.platform.TenantDeletion.Status;
import org.procession.domain.processes.ProcessInstances;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.domain.timeline.SearchBuilds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes tenants whose time has come, one thing after the other: what the engine runs, what the
 * search engine holds, what the store of files holds, and at last the rows. How far it is stands in
 * the database, and each step can be taken again; so whoever is interrupted goes on.
 */
@Service
public class DeletingTenants {

  /** In which what was being done for the tenant when the deletion began has ended. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  private static final int INSTANCES_AT_ONCE = 200;
  private static final int ROWS_AT_ONCE = 10_000;

  private final DeletionRows deletions;
  private final ProcessInstances instances;
  private final SearchBuilds builds;
  private final ObjectStore store;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Clock clock;

  DeletingTenants(
      DeletionRows deletions,
      ProcessInstances instances,
      SearchBuilds builds,
      ObjectStore store,
      JdbcClient jdbc,
      TransactionOperations transactions,
      Clock clock) {
    this.deletions = deletions;
    this.instances = instances;
    this.builds = builds;
    this.store = store;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The tenants that are to be deleted, or are being; needs no scope. */
  public List<TenantId> underWay() {
    return transactions.execute(t -> deletions.tenants(true));
  }

  /**
   * Deletes what is there of the tenant of the current scope, as far as it is due.
   *
   * @return whether it is gone
   * @throws RuntimeException when a part does not answer; called again, this goes on
   */
  public boolean goOn(RunningInstances running) {
    var deletion = transactions.execute(t -> deletions.current());
    while (deletion.isPresent()) {
      var at = deletion.get();
      if (at.status() == Status.DONE) {
        return true;
      }
      if (!isDue(at)) {
        return false;
      }
      step(at, running);
      deletion = transactions.execute(t -> deletions.current());
    }
    return false;
  }

  private boolean isDue(TenantDeletion deletion) {
    var begunAt = deletion.begunAt();
    var from = begunAt == null ? deletion.dueAt() : begunAt.plus(QUIET);
    return !clock.instant().isBefore(from);
  }

  private void step(TenantDeletion deletion, RunningInstances running) {
    switch (deletion.status()) {
      case SCHEDULED -> begin(deletion);
      case INSTANCES -> done(deletion, cancel(running));
      case DOCUMENTS -> done(deletion, builds.remove(deletion.tenant()));
      case OBJECTS -> done(deletion, deleteObjects(deletion.tenant()));
      case ROWS -> deleteRows(deletion);
      case CANCELLED, DONE -> throw new IllegalStateException("nothing is left to be done");
    }
  }

  /** From now on nothing serves the tenant any more. */
  private void begin(TenantDeletion deletion) {
    transactions.executeWithoutResult(
        t -> {
          var begun =
              jdbc.sql(
                      """
                      update tenant_deletion set status = 'INSTANCES', begun_at = :now
                       where id = :id and status = 'SCHEDULED'
                      """)
                  .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                  .param("id", deletion.id())
                  .update();
          if (begun > 0) {
            jdbc.sql("update tenant set leaving_since = ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
          }
        });
  }

  private long cancel(RunningInstances running) {
    var cancelled = 0L;
    var after = 0L;
    for (var keys = instances.keys(after, INSTANCES_AT_ONCE);
        !keys.isEmpty();
        keys = instances.keys(after, INSTANCES_AT_ONCE)) {
      cancelled += running.cancel(keys);
      after = keys.getLast();
    }
    return cancelled;
  }

  private long deleteObjects(TenantId tenant) {
    return Arrays.stream(Bucket.values())
        .mapToLong(bucket -> store.deleteAll(bucket, "tenant-%s/".formatted(tenant)))
        .sum();
  }

  /** Goes to the next step; what was counted by a call that was interrupted is counted no more. */
  private void done(TenantDeletion deletion, long counted) {
    var next = after(deletion.status());
    transactions.executeWithoutResult(
        t ->
            jdbc.sql(
                    """
                    update tenant_deletion set status = :next, counts = counts || jsonb_build_object(:what::text, :count::bigint)
                     where id = :id and status = :status
                    """)
                .param("next", next.name())
                .param("what", deletion.status().name().toLowerCase(Locale.ROOT))
                .param("count", counted)
                .param("id", deletion.id())
                .param("status", deletion.status().name())
                .update());
  }

  private static Status after(Status step) {
    return switch (step) {
      case SCHEDULED -> Status.INSTANCES;
      case INSTANCES -> Status.DOCUMENTS;
      case DOCUMENTS -> Status.OBJECTS;
      case OBJECTS -> Status.ROWS;
      case ROWS -> Status.DONE;
      case CANCELLED, DONE -> throw new IllegalStateException("nothing comes after that");
    };
  }

  private void deleteRows(TenantDeletion deletion) {
    var some = true;
    while (some) {
      some = Boolean.TRUE.equals(transactions.execute(t -> deleteSomeRows(deletion)));
    }
  }

  /** Deletes and counts in one transaction, so that the receipt is right whatever happens. */
  private boolean deleteSomeRows(TenantDeletion deletion) {
    var deleted =
        jdbc.sql("select table_name, deleted from delete_tenant_rows(?)")
            .param(ROWS_AT_ONCE)
            .query((row, n) -> new Deleted(row.getString("table_name"), row.getLong("deleted")))
            .optional();
    if (deleted.isEmpty()) {
      jdbc.sql(
              """
              update tenant_deletion set status = 'DONE', ended_at = :now, ended_by = :by
               where id = :id and status = 'ROWS'
              """)
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .param("by", Scope.current().actor().reference())
          .param("id", deletion.id())
          .update();
      return false;
    }
    jdbc.sql(
            """
            update tenant_deletion
               set counts = counts || jsonb_build_object(:table::text, coalesce((counts ->> :table)::bigint, 0) + :rows)
             where id = :id
            """)
        .param("table", deleted.get().table())
        .param("rows", deleted.get().rows())
        .param("id", deletion.id())
        .update();
    return true;
  }

  private record Deleted(String table, long rows) {}
}
