package org.procession.domain.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which tables have rows of tenants, from the database's own catalogue, so that none is forgotten.
 */
@Component
class TenantTables {

  private static final String TABLES =
      """
      select c.relname as name,
             array(select a.attname from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                      and col_description(c.oid, a.attnum) is distinct from 'secret'
                    order by a.attnum)::text[] as columns,
             exists (select from pg_attribute a
                      where a.attrelid = c.oid and a.atttypid = 'bytea'::regtype and not a.attisdropped) as large
        from pg_class c
        join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
       order by c.relname
      """;

  private final JdbcClient jdbc;

  TenantTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A table.
   *
   * @param columns all but those whose comment in the database says that they are secret
   * @param large whether few rows of it fit into memory
   */
  record Table(String name, List<String> columns, boolean large) {

    Table {
      columns = List.copyOf(columns);
    }

    /** Reads the rows of the current tenant as JSON. */
    String query() {
      return "select to_jsonb(r)::text from (select %s from %s where tenant_id = current_tenant()) r"
          .formatted(String.join(", ", columns.stream().map(Table::quoted).toList()), quoted(name));
    }

    private static String quoted(String name) {
      return '"' + name.replace("\"", "\"\"") + '"';
    }
  }

  List<Table> all() {
    return jdbc.sql(TABLES).query((row, number) -> table(row)).list();
  }

  private static Table table(ResultSet row) throws SQLException {
    return new Table(
        row.getString("name"),
        List.of((String[]) row.getArray("columns").getArray()),
        row.getBoolean("large"));
  }
}
