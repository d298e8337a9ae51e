package org.procession.domain.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.procession.local.Database;
import org.procession.local.TestParts;

/** What was decided on bills before there was one place for all decisions is not lost. */
class DecisionsOfBillsMigrationIT {

  private static final String BILL = "01970000-0000-7000-8000-000000000001";

  private final Database database = TestParts.postgres();

  @Test
  void movesTheDecisionsOfEveryTenant() throws SQLException {
    flyway().target("11?").load().migrate();
    try (var connection = superuser()) {
      for (var tenant : List.of("acme", "globex")) {
        fill(connection, tenant);
      }
      flyway().load().migrate();
      assertThat(rows(connection, "select d::text from decision d order by 1"))
          .hasSize(4)
          .anySatisfy(
              row ->
                  assertThat(row)
                      .startsWith(
                          "(acme,bill:%s,1,11,1,team-leads,lead,t,t,Fine,,".formatted(BILL)))
          .anySatisfy(
              row ->
                  assertThat(row)
                      .startsWith("(globex,bill:%s,2,12,1,finance,,t,,,Nobody,".formatted(BILL)));
      assertThatThrownBy(() -> execute(connection, "update decision set approved = false"))
          .hasMessageContaining("append-only");
      assertThatThrownBy(() -> execute(connection, "truncate decision"))
          .hasMessageContaining("append-only");
    }
  }

  private static void fill(Connection connection, String tenant) throws SQLException {
    execute(connection, "select set_config('app.tenant', '%s', false)".formatted(tenant));
    execute(connection, "insert into tenant values (default, 'Name', 'EUR', 'UTC', now())");
    execute(
        connection,
        """
        insert into vendor values
          (default, '01970000-0000-7000-8000-000000000000', 'Paper Mill', null, 'DE', null, null, 'LOW', now(), 'x', 0)
        """);
    execute(
        connection,
        """
        insert into bill values
          (default, '%s', '01970000-0000-7000-8000-000000000000', 'INVOICE', 'R-1', now(), now(), 'GOODS', 'EUR',
           1, 0, 1, 0, 'SUBMITTED', 1, now(), 'x', 'clerk', 0)
        """
            .formatted(BILL));
    execute(
        connection,
        """
        insert into bill_decision values
          (default, '%1$s', 1, 11, 1, 'team-leads', 'lead', true, 'Fine', null, now()),
          (default, '%1$s', 2, 12, 1, 'finance', null, null, null, 'Nobody', now())
        """
            .formatted(BILL));
  }

  private FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(database.url(), database.owner().user(), database.owner().password())
        .placeholders(Map.of("appRole", database.app().user()));
  }

  private Connection superuser() throws SQLException {
    return DriverManager.getConnection(
        database.url(), database.superuser().user(), database.superuser().password());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> rows(Connection connection, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
