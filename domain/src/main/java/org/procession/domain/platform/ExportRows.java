package org.procession.domain.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.procession.domain.tenancy.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored exports of the current tenant. */
@Component
class ExportRows {

  private static final String EXPORTS =
      """
      select id, status, requested_at, requested_by, taken_at, finished_at, size, row_count, file_count
        from tenant_export
      """;

  private final JdbcClient jdbc;

  ExportRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where an export lies in the store. */
  static String key(TenantId tenant, UUID id) {
    return "tenant-%s/exports/%s.zip".formatted(tenant, id);
  }

  Optional<TenantExport> requested() {
    return jdbc.sql(EXPORTS + " where status = 'REQUESTED'").query(ExportRows::export).optional();
  }

  /** Those that could be fetched for long enough. */
  List<TenantExport> finishedBefore(Instant time) {
    return jdbc.sql(EXPORTS + " where status = 'READY' and finished_at < ?")
        .param(time.atOffset(ZoneOffset.UTC))
        .query(ExportRows::export)
        .list();
  }

  List<TenantExport> all() {
    return jdbc.sql(EXPORTS + " order by id desc").query(ExportRows::export).list();
  }

  Optional<TenantExport> find(UUID id) {
    return jdbc.sql(EXPORTS + " where id = ?").param(id).query(ExportRows::export).optional();
  }

  private static TenantExport export(ResultSet row, int number) throws SQLException {
    return new TenantExport(
        row.getObject("id", UUID.class),
        TenantExport.Status.valueOf(row.getString("status")),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        row.getString("requested_by"),
        DeletionRows.instant(row, "taken_at"),
        DeletionRows.instant(row, "finished_at"),
        row.getObject("size", Long.class),
        row.getObject("row_count", Long.class),
        row.getObject("file_count", Long.class));
  }
}
