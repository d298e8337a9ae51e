package org.procession.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseOutageTest {

  @ParameterizedTest
  @CsvSource({
    "08006, true", // the connection ended, perhaps in a commit
    "08003, true",
    "53100, true", // the disk is full
    "57P01, true",
    "57P03, true", // it is starting
    "57014, false", // a query took too long
    "23505, false",
    "40001, false"
  })
  void isToldByTheErrorCodeHoweverDeep(String state, boolean outage) {
    var failure =
        new TransactionSystemException(
            "could not commit", new IllegalStateException(new SQLException("why", state)));
    assertThat(DatabaseOutage.isBehind(failure)).isEqualTo(outage);
  }

  @Test
  void isALackOfConnections() {
    assertThat(DatabaseOutage.isBehind(new SQLException("Connection is closed"))).isTrue();
    assertThat(DatabaseOutage.isBehind(new SQLTransientConnectionException("none left"))).isTrue();
    assertThat(DatabaseOutage.isBehind(new CannotCreateTransactionException("none"))).isTrue();
    assertThat(DatabaseOutage.isBehind(new DataAccessResourceFailureException("gone"))).isTrue();
  }

  @Test
  void isNoFailureOfTheProgram() {
    assertThat(DatabaseOutage.isBehind(new IllegalStateException("why"))).isFalse();
  }
}
