package org.procession.domain;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.procession.local.Database;
import org.procession.local.TestParts;

/** A database of its own, empty at first, which a test takes from one version to a later one. */
public final class MigratedDatabase implements AutoCloseable {

  private final Database database = TestParts.postgres();
  private final Connection superuser;

  public MigratedDatabase() throws SQLException {
    superuser =
        DriverManager.getConnection(
            database.url(), database.superuser().user(), database.superuser().password());
  }

  /**
   * @param version as Flyway names targets, such as {@code latest}
   */
  public void migrate(String version) {
    Flyway.configure()
        .dataSource(database.url(), database.owner().user(), database.owner().password())
        .placeholders(Map.of("appRole", database.app().user()))
        .target(version)
        .load()
        .migrate();
  }

  /** Adds a tenant, whose rows are written from now on. */
  public void tenant(String id) throws SQLException {
    execute("select set_config('app.tenant', '%s', false)".formatted(id));
    execute("insert into tenant values (default, 'Name', 'EUR', 'UTC', now())");
  }

  /** Runs a statement as the one whom only triggers stop. */
  public void execute(String sql) throws SQLException {
    try (var statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of what a query answers whom row-level security does not bind. */
  public List<String> rows(String query) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = superuser.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    superuser.close();
  }
}
