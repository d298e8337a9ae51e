package org.procession.domain.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.domain.tenancy.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stored deletions of tenants, each seen within its tenant's scope, also when that is gone. */
@Component
class DeletionRows {

  private static final String DELETIONS =
      """
      select id, tenant_id, name, status, requested_at, requested_by, due_at, begun_at, ended_at, ended_by,
             counts::text as counts
        from tenant_deletion
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  DeletionRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<TenantDeletion> current() {
    return jdbc.sql(DELETIONS + " where status <> 'CANCELLED'").query(this::deletion).optional();
  }

  TenantDeletion find(UUID id) {
    return jdbc.sql(DELETIONS + " where id = ?").param(id).query(this::deletion).single();
  }

  List<TenantDeletion> all() {
    return jdbc.sql(DELETIONS + " order by id desc").query(this::deletion).list();
  }

  List<TenantId> tenants(boolean underWay) {
    return jdbc
        .sql("select * from deleted_tenants(?)")
        .param(underWay)
        .query(String.class)
        .list()
        .stream()
        .map(TenantId::new)
        .toList();
  }

  private TenantDeletion deletion(ResultSet row, int number) throws SQLException {
    return new TenantDeletion(
        row.getObject("id", UUID.class),
        new TenantId(row.getString("tenant_id")),
        row.getString("name"),
        TenantDeletion.Status.valueOf(row.getString("status")),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        row.getString("requested_by"),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        instant(row, "begun_at"),
        instant(row, "ended_at"),
        row.getString("ended_by"),
        counts(row.getString("counts")));
  }

  private SortedMap<String, Long> counts(String text) {
    return json.readValue(text, new TypeReference<TreeMap<String, Long>>() {});
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
