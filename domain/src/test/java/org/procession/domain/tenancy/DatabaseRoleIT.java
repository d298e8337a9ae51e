package org.procession.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.procession.domain.TestHouse;

class DatabaseRoleIT {

  @Test
  void refusesToStartAsTheOwnerOfTheTables() {
    assertThatThrownBy(() -> TestHouse.startAs("procession_owner"))
        .hasRootCauseInstanceOf(DatabaseRole.UnsafeDatabaseRole.class)
        .rootCause()
        .hasMessageContaining("owns tables");
  }

  @Test
  void refusesToStartWithARoleThatMayBypassRowLevelSecurity() throws SQLException {
    assertThatThrownBy(() -> TestHouse.startAs(TestHouse.role("bypassing", "BYPASSRLS")))
        .hasRootCauseInstanceOf(DatabaseRole.UnsafeDatabaseRole.class)
        .rootCause()
        .hasMessageContaining("may bypass row-level security");
  }

  @Test
  void refusesToStartAsASuperuser() throws SQLException {
    assertThatThrownBy(() -> TestHouse.startAs(TestHouse.role("almighty", "SUPERUSER")))
        .hasRootCauseInstanceOf(DatabaseRole.UnsafeDatabaseRole.class)
        .rootCause()
        .hasMessageContaining("is a superuser");
  }
}
