package org.procession.domain.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.procession.domain.MigratedDatabase;

/** What was decided on bills before there was one place for all decisions is not lost. */
class DecisionsOfBillsMigrationIT {

  private static final String BILL = "01970000-0000-7000-8000-000000000001";

  @Test
  void movesTheDecisionsOfEveryTenant() throws SQLException {
    try (var database = new MigratedDatabase()) {
      database.migrate("11?");
      for (var tenant : List.of("acme", "globex")) {
        fill(database, tenant);
      }
      database.migrate("latest");
      assertThat(database.rows("select d::text from decision d order by 1"))
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
      assertThatThrownBy(() -> database.execute("update decision set approved = false"))
          .hasMessageContaining("append-only");
      assertThatThrownBy(() -> database.execute("truncate decision"))
          .hasMessageContaining("append-only");
    }
  }

  private static void fill(MigratedDatabase database, String tenant) throws SQLException {
    database.tenant(tenant);
    database.execute(
        """
        insert into vendor values
          (default, '01970000-0000-7000-8000-000000000000', 'Paper Mill', null, 'DE', null, null, 'LOW', now(), 'x', 0)
        """);
    database.execute(
        """
        insert into bill values
          (default, '%s', '01970000-0000-7000-8000-000000000000', 'INVOICE', 'R-1', now(), now(), 'GOODS', 'EUR',
           1, 0, 1, 0, 'SUBMITTED', 1, now(), 'x', 'clerk', 0)
        """
            .formatted(BILL));
    database.execute(
        """
        insert into bill_decision values
          (default, '%1$s', 1, 11, 1, 'team-leads', 'lead', true, 'Fine', null, now()),
          (default, '%1$s', 2, 12, 1, 'finance', null, null, null, 'Nobody', now())
        """
            .formatted(BILL));
  }
}
