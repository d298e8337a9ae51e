package org.procession.domain.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.procession.domain.tenancy.TenantId;

/** How rows of the log become events. */
final class EventRows {

  /** Of {@code event e}. */
  static final String COLUMNS =
      """
      e.tenant_id, e.id, e.tx::text::bigint as tx, e.position, e.name, e.subject, e.concerns, e.actor, e.actor_name,
      e.occurred_at, e.summary, e.data::text as data
      """;

  private EventRows() {}

  static LoggedEvent read(ResultSet row, int number) throws SQLException {
    var concerns = (String[]) row.getArray("concerns").getArray();
    return new LoggedEvent(
        new TenantId(row.getString("tenant_id")),
        row.getObject("id", UUID.class),
        row.getLong("tx"),
        row.getLong("position"),
        row.getString("name"),
        Subject.parse(row.getString("subject")),
        Arrays.stream(concerns).map(Subject::parse).toList(),
        row.getString("actor"),
        row.getString("actor_name"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getString("summary"),
        row.getString("data"));
  }
}
