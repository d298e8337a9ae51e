package org.procession.domain;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells a database that is away, or takes nothing now, from a failure of the program. What was
 * asked of it may have been done nevertheless: a connection may end between a commit and its
 * answer.
 */
public final class DatabaseOutage {

  private DatabaseOutage() {}

  /** Whether that is what led to a failure. */
  public static boolean isBehind(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CannotCreateTransactionException
          || cause instanceof DataAccessResourceFailureException
          || cause instanceof SQLTransientConnectionException
          || (cause instanceof SQLException sql && isOutage(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /**
   * PostgreSQL's error codes: no connection, no resources (such as a full disk), and a server that
   * is shutting down, has crashed or is starting. What has no code does not come from PostgreSQL
   * but from the pool, whose connection is closed.
   */
  private static boolean isOutage(@Nullable String state) {
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P0");
  }
}
