package org.procession.domain.tenancy;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Gives every transaction the tenant of its scope, which the row-level security policies read. */
@Component
class TenantTransactions implements TransactionExecutionListener {

  private final JdbcClient jdbc;

  TenantTransactions(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
    if (failure != null || !transaction.isNewTransaction()) {
      return;
    }
    Scope.find()
        .ifPresent(
            scope ->
                jdbc.sql("select set_config('app.tenant', ?, true)")
                    .param(scope.tenant().value())
                    .query(String.class)
                    .single());
  }
}
