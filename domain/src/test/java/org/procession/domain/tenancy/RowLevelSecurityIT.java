package org.procession.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.TestHouse;
import org.procession.domain.revenue.payables.BillLines;
import org.procession.domain.revenue.payables.CreatingBills;
import org.procession.domain.revenue.payables.FindingVendors;
import org.procession.domain.revenue.payables.VendorId;
import org.procession.domain.revenue.payables.VendorNotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class RowLevelSecurityIT {

  @Autowired TestHouse house;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired FindingVendors vendors;
  @Autowired CreatingBills creating;

  @Test
  void everyTableIsGuardedByItsTenant() throws SQLException {
    var unguarded =
        house.query(
            """
            select c.relname from pg_class c
             where c.relkind in ('r', 'p', 'f', 'm') and c.relnamespace = 'public'::regnamespace
               and c.relname <> 'flyway_schema_history'
               and not (
                 c.relrowsecurity and c.relforcerowsecurity
                 and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull)
                 and exists (
                   select from pg_policy p
                    where p.polrelid = c.oid and p.polcmd = '*'
                      and pg_get_expr(p.polqual, c.oid) like '%tenant_id = current_tenant()%'
                      and pg_get_expr(p.polwithcheck, c.oid) like '%tenant_id = current_tenant()%')
                 and not exists (
                   select from pg_policy p
                    where p.polrelid = c.oid and p.polcmd <> '*' and p.polroles <> array[c.relowner]))
            """);
    assertThat(unguarded).isEmpty();
    assertThat(house.query("select count(*) from pg_policy").getFirst()).isGreaterThan("10");
  }

  @Test
  void everyForeignKeyStaysWithinTheTenant() throws SQLException {
    assertThat(
            house.query(
                """
                select k.conname from pg_constraint k
                 where k.contype = 'f' and k.connamespace = 'public'::regnamespace
                   and not exists (
                     select from pg_attribute a
                      where a.attrelid = k.conrelid and a.attname = 'tenant_id' and a.attnum = any (k.conkey))
                """))
        .isEmpty();
  }

  @Test
  void theApplicationMayNotTouchTheMigrationHistory() throws SQLException {
    assertThat(
            house.query(
                """
                select p from unnest(array['select', 'insert', 'update', 'delete', 'truncate']) p
                 where has_table_privilege('procession_app', 'flyway_schema_history', p)
                """))
        .isEmpty();
  }

  @Test
  void anotherTenantsRecordIsAsIfItWereNotThere() {
    var acme = house.tenant();
    var globex = house.tenant();
    var vendor = acme.call(house::vendor);
    assertThat(acme.call(() -> vendors.find(vendor)).id()).isEqualTo(vendor);
    globex.run(
        () -> {
          assertThatThrownBy(() -> vendors.find(vendor)).isInstanceOf(VendorNotFound.class);
          assertThatThrownBy(() -> creating.create(BillLines.bill(vendor, "R-1", "100.00", "EUR")))
              .isInstanceOf(VendorNotFound.class);
        });
  }

  @Test
  void withoutATenantNothingIsSeenAndNothingTaken() {
    var vendor = house.tenant().call(house::vendor);
    assertThat(rows("select count(*) from vendor")).isZero();
    assertThat(rows("select count(*) from event")).isZero();
    assertThat(changed("update vendor set name = 'x' where id = ?", vendor.value())).isZero();
    assertThatThrownBy(() -> changed("insert into user_group (id) values (?)", "clerks"))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void aTransactionThatCannotBeGivenItsTenantDoesNotBegin() throws SQLException {
    var acme = house.tenant();
    var vendor = acme.call(house::vendor);
    house.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'procession_app' and datname = current_database()");

    // The pool finds out one connection after the other.
    VendorId found = null;
    var outages = 0;
    while (found == null) {
      try {
        found = acme.call(() -> vendors.find(vendor)).id();
      } catch (CannotCreateTransactionException e) {
        outages++;
        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
      }
    }
    assertThat(outages).isPositive();
    assertThat(found).isEqualTo(vendor);
  }

  @Test
  void aRowCannotBeWrittenIntoAnotherTenant() {
    var acme = house.tenant();
    var globex = house.tenant();
    var vendor = acme.call(house::vendor);
    globex.run(
        () -> {
          assertThatThrownBy(
                  () ->
                      changed(
                          "insert into user_group (tenant_id, id) values (?, 'x')",
                          acme.tenant().value()))
              .rootCause()
              .hasMessageContaining("row-level security");
          house.vendor();
          assertThatThrownBy(
                  () -> changed("update vendor set tenant_id = ?", acme.tenant().value()))
              .rootCause()
              .hasMessageContaining("row-level security");
          assertThat(changed("delete from bill_line where bill_id = ?", UUID.randomUUID()))
              .isZero();
          assertThat(rows("select count(*) from vendor where id = '" + vendor + "'")).isZero();
        });
  }

  @Test
  void aReferenceCannotReachIntoAnotherTenant() {
    var acme = house.tenant();
    var globex = house.tenant();
    acme.run(() -> house.directory().addGroup("auditors", java.util.Set.of()));
    globex.run(
        () ->
            assertThatThrownBy(
                    () ->
                        changed(
                            "insert into group_role (group_id, role_id) values (?, 'administrator')",
                            "auditors"))
                .rootCause()
                .hasMessageContaining("foreign key"));
  }

  @Test
  void tenantsAreKnownByIdAndNoMore() {
    var acme = house.tenant();
    var globex = house.tenant();
    assertThat(house.tenants().all()).contains(acme.tenant(), globex.tenant());
    acme.run(() -> assertThat(rows("select count(*) from tenant")).isOne());
  }

  private long rows(String query) {
    return transaction.execute(status -> jdbc.sql(query).query(Long.class).single());
  }

  private int changed(String statement, Object parameter) {
    return transaction.execute(status -> jdbc.sql(statement).param(parameter).update());
  }
}
