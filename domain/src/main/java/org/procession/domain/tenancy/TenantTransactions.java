package org.procession.domain.tenancy;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.Session;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;

/**
 * Gives every transaction the tenant of its scope, which the row-level security policies read. That
 * is part of its beginning: when it fails, there is no transaction. A listener that is called after
 * the beginning would leave one behind on its thread, without a tenant, in which the next use case
 * would see nothing and write what is never committed.
 */
@Component
class TenantTransactions extends HibernateJpaVendorAdapter {

  private final HibernateJpaDialect dialect = new Dialect();

  @Override
  public HibernateJpaDialect getJpaDialect() {
    return dialect;
  }

  private static final class Dialect extends HibernateJpaDialect {

    @Override
    public Object beginTransaction(EntityManager entities, TransactionDefinition definition)
        throws SQLException {
      var begun = super.beginTransaction(entities, definition);
      Scope.find()
          .ifPresent(
              scope ->
                  entities
                      .unwrap(Session.class)
                      .doWork(connection -> give(connection, scope.tenant())));
      return begun;
    }

    private static void give(Connection connection, TenantId tenant) throws SQLException {
      try (var statement =
          connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
        statement.setString(1, tenant.value());
        statement.execute();
      }
    }
  }
}
