package org.procession.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.procession.domain.MigratedDatabase;

/** Who could do something before there were roles can do it afterwards. */
class RolesOfGroupsMigrationIT {

  @Test
  void givesEachGroupARoleWithItsPermissions() throws SQLException {
    try (var database = new MigratedDatabase()) {
      database.migrate("25?");
      for (var tenant : new String[] {"acme", "globex"}) {
        database.tenant(tenant);
        database.execute("insert into app_user values (default, 'clerk', 'Clerk', 'c@a.example')");
        database.execute("insert into user_group values (default, 'clerks'), (default, 'idle')");
        database.execute(
            "insert into group_permission values (default, 'clerks', 'crm.client.read'), (default, 'clerks', 'x.y')");
      }
      var before = database.rows("select p::text from group_permission p order by 1");
      database.migrate("32?");
      assertThat(database.rows("select p::text from group_permission p order by 1"))
          .as("what the programs of before read")
          .isEqualTo(before)
          .hasSize(4);
      database.migrate("latest");
      assertThat(database.rows("select concat_ws(' ', tenant_id, id) from role order by 1"))
          .containsExactly(
              "acme administrator", "acme clerks", "globex administrator", "globex clerks");
      assertThat(database.rows("select concat_ws(' ', tenant_id, subject, status) from app_user"))
          .containsExactlyInAnyOrder("acme clerk ACTIVE", "globex clerk ACTIVE");
    }
  }
}
