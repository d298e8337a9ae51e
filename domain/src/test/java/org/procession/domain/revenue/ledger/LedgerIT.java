package org.procession.domain.revenue.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Ids;
import org.procession.domain.TestHouse;
import org.procession.domain.money.Money;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class LedgerIT {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 5);
  private static final AccountCode EXPENSE = new AccountCode("5900");
  private static final AccountCode PAYABLE = new AccountCode("3300");

  @Autowired TestHouse house;
  @Autowired Ledger ledger;
  @Autowired Books books;
  @Autowired ReadingTrialBalance balance;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @Test
  void postsABalancedEntryAndAddsItUp() {
    scope.run(
        () -> {
          assertThat(post("100.00", "bill:1")).isTrue();
          post("20.50", "bill:2");
          var trial = balance.asOf(DAY);
          assertThat(trial.debit()).isEqualTo(new BigDecimal("120.50"));
          assertThat(trial.credit()).isEqualTo(new BigDecimal("120.50"));
          assertThat(trial.accounts())
              .extracting(TrialBalance.Row::code, TrialBalance.Row::balance)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple(PAYABLE, new BigDecimal("-120.50")),
                  org.assertj.core.groups.Tuple.tuple(EXPENSE, new BigDecimal("120.50")));
          assertThat(balance.asOf(DAY.minusDays(1)).accounts()).isEmpty();
        });
  }

  @Test
  void postsOnceForASource() {
    scope.run(
        () -> {
          assertThat(post("100.00", "bill:1")).isTrue();
          assertThat(post("999.00", "bill:1")).isFalse();
          assertThat(balance.asOf(DAY).debit()).isEqualTo(new BigDecimal("100.00"));
        });
  }

  @Test
  void postsNothingIntoAClosedPeriodOrOutsideOfAny() {
    scope.run(
        () -> {
          books.closePeriod(DAY);
          assertThatThrownBy(() -> post("100.00", "bill:1")).isInstanceOf(PeriodClosed.class);
          books.reopenPeriod(DAY);
          assertThat(post("100.00", "bill:1")).isTrue();
          assertThatThrownBy(() -> entry(LocalDate.of(1999, 1, 1))).hasMessageContaining("period");
        });
  }

  @Test
  void theDatabaseRefusesAnEntryThatDoesNotBalance() {
    scope.run(
        () -> {
          assertThatThrownBy(() -> entry(DAY, "100.00", "-99.99"))
              .rootCause()
              .hasMessageContaining("does not balance");
          assertThatThrownBy(() -> entry(DAY)).rootCause().hasMessageContaining("does not balance");
          assertThatThrownBy(() -> entry(DAY, "0.01"))
              .rootCause()
              .hasMessageContaining("does not balance");
          assertThat(balance.asOf(DAY).accounts()).isEmpty();
        });
  }

  @Test
  void theDatabaseRefusesAnUnbalancedLineAddedBehindAnEarlyCheck() {
    scope.run(
        () ->
            assertThatThrownBy(
                    () ->
                        transaction.executeWithoutResult(
                            status -> {
                              var id = insertEntry(DAY, "early:1");
                              insertLine(id, 1, "5.00");
                              insertLine(id, 2, "-5.00");
                              jdbc.sql("set constraints all immediate").update();
                              jdbc.sql("set constraints all deferred").update();
                              insertLine(id, 3, "7.00");
                            }))
                .rootCause()
                .hasMessageContaining("does not balance"));
  }

  @Test
  void theDatabaseRefusesAClosedPeriodByItself() {
    scope.run(
        () -> {
          books.closePeriod(DAY);
          assertThatThrownBy(() -> entry(DAY, "1.00", "-1.00"))
              .rootCause()
              .hasMessageContaining("no open period");
        });
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteWhatIsPosted() {
    scope.run(() -> post("100.00", "bill:1"));
    for (var statement :
        List.of(
            "update journal_entry set description = 'x'",
            "update journal_line set base_amount = 1",
            "delete from journal_line",
            "delete from journal_entry",
            "truncate journal_line",
            "truncate journal_entry cascade")) {
      assertThatThrownBy(() -> house.execute(statement))
          .as(statement)
          .hasMessageContaining("append-only");
      scope.run(
          () ->
              assertThatThrownBy(
                      () ->
                          transaction.executeWithoutResult(status -> jdbc.sql(statement).update()))
                  .as(statement)
                  .rootCause()
                  .hasMessageContaining("permission denied"));
    }
  }

  @Test
  void theDatabaseRefusesLinesForAnEntryThatIsPosted() {
    scope.run(
        () -> {
          var id = entry(DAY, "5.00", "-5.00");
          assertThatThrownBy(
                  () ->
                      transaction.executeWithoutResult(
                          status -> {
                            insertLine(id, 3, "1.00");
                            insertLine(id, 4, "-1.00");
                          }))
              .rootCause()
              .hasMessageContaining("already posted");
        });
  }

  @Test
  void theDatabaseRefusesPeriodsThatOverlap() {
    scope.run(
        () ->
            assertThatThrownBy(
                    () ->
                        transaction.executeWithoutResult(
                            status ->
                                jdbc.sql(
                                        "insert into period (starts_on, ends_on, status, version) values ('2026-11-15', '2026-12-15', 'OPEN', 0)")
                                    .update()))
                .rootCause()
                .hasMessageContaining("overlaps"));
  }

  private boolean post(String amount, String source) {
    return transaction.execute(
        status ->
            ledger.post(
                NewEntry.on(DAY)
                    .debit(EXPENSE, Money.of(amount + " EUR"), Money.of(amount + " EUR"))
                    .credit(PAYABLE, Money.of(amount + " EUR"), Money.of(amount + " EUR"))
                    .of("Test", source)));
  }

  /** Writes an entry past the application's own checks. */
  private UUID entry(LocalDate day, String... lines) {
    return transaction.execute(
        status -> {
          var id = insertEntry(day, "raw:" + UUID.randomUUID());
          var number = 0;
          for (var line : lines) {
            insertLine(id, ++number, line);
          }
          return id;
        });
  }

  private UUID insertEntry(LocalDate day, String source) {
    var id = Ids.next();
    jdbc.sql(
            "insert into journal_entry (id, posting_date, description, source, posted_at) values (?, ?, 'x', ?, now())")
        .params(id, day, source)
        .update();
    return id;
  }

  private void insertLine(UUID entry, int number, String amount) {
    jdbc.sql(
            "insert into journal_line (entry_id, line_number, account_code, base_amount, amount, currency) values (?, ?, '5900', ?, ?, 'EUR')")
        .params(entry, number, new BigDecimal(amount), new BigDecimal(amount))
        .update();
  }
}
