package org.procession.domain.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Ids;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class EventFeedIT {

  record Happened(Subject subject, String what) implements DomainEvent {
    @Override
    public String summary() {
      return what;
    }

    @Override
    public String eventName() {
      return "tests.happened";
    }
  }

  @Autowired TestHouse house;
  @Autowired EventLog log;
  @Autowired EventFeed feed;
  @Autowired ReadingEvents reading;
  @Autowired TransactionTemplate transaction;

  private final Subject subject = new Subject("thing", Ids.next());

  @Test
  void neverSkipsATransactionThatCommitsLate() throws Exception {
    var scope = house.tenant();
    var recorded = new CountDownLatch(1);
    var mayCommit = new CountDownLatch(1);
    var slow =
        CompletableFuture.runAsync(
            () ->
                scope.run(
                    () ->
                        transaction.executeWithoutResult(
                            status -> {
                              log.record(new Happened(subject, "slow"));
                              recorded.countDown();
                              await(mayCommit);
                            })));
    recorded.await();
    scope.run(() -> record("quick"));
    // The quick one is committed, and yet not read: the slow one before it has not ended.
    assertThat(pass(scope)).isEmpty();
    mayCommit.countDown();
    slow.join();
    assertThat(pass(scope)).containsExactly("slow", "quick");
    assertThat(pass(scope)).isEmpty();
  }

  @Test
  void leavesOutWhatWasRolledBack() {
    var scope = house.tenant();
    scope.run(
        () -> {
          record("kept");
          transaction.executeWithoutResult(
              status -> {
                log.record(new Happened(subject, "undone"));
                status.setRollbackOnly();
              });
          record("kept too");
        });
    assertThat(pass(scope)).containsExactly("kept", "kept too");
  }

  @Test
  void givesABatchAgainUntilItIsPassed() {
    var scope = house.tenant();
    scope.run(
        () -> {
          record("one");
          record("two");
          record("three");
          var first = feed.next("test", 2).orElseThrow();
          assertThat(feed.next("test", 2).orElseThrow().events()).isEqualTo(first.events());
          assertThat(feed.lag("test")).isEqualTo(3);
          feed.advance("test", first);
          assertThat(feed.lag("test")).isEqualTo(1);
          assertThat(summaries(feed.next("test", 2).orElseThrow().events()))
              .containsExactly("three");
          assertThatThrownBy(() -> feed.advance("test", first))
              .isInstanceOf(OptimisticLockingFailureException.class);
        });
  }

  @Test
  void keepsTheTenantsApart() {
    var acme = house.tenant();
    var globex = house.tenant();
    acme.run(() -> record("acme's"));
    globex.run(() -> record("globex's"));
    assertThat(pass(acme)).containsExactly("acme's");
    assertThat(pass(globex)).containsExactly("globex's");
  }

  @Test
  void recordsOnceForABusinessKey() {
    var scope = house.tenant();
    scope.run(
        () -> {
          assertThat(recordOnce("key")).isTrue();
          assertThat(recordOnce("key")).isFalse();
          assertThat(recordOnce("other key")).isTrue();
        });
    assertThat(pass(scope)).hasSize(2);
  }

  @Test
  void readsATimelineInPagesNewestFirst() {
    house
        .tenant()
        .run(
            () -> {
              for (var what : List.of("one", "two", "three")) {
                record(what);
              }
              var first = reading.about(subject, new Page.Limit(2, null));
              assertThat(summaries(first.items())).containsExactly("three", "two");
              record("four");
              var second = reading.about(subject, new Page.Limit(2, first.after().orElseThrow()));
              assertThat(summaries(second.items())).containsExactly("one");
              assertThat(second.after()).isEmpty();
            });
  }

  @Test
  void isAppendOnlyForItsOwnerToo() {
    house.tenant().run(() -> record("kept"));
    for (var statement :
        List.of("update event set summary = 'x'", "delete from event", "truncate event cascade")) {
      assertThatThrownBy(() -> house.execute(statement))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("append-only");
    }
  }

  private List<String> pass(Scope scope) {
    return scope.call(
        () -> {
          var batch = feed.next("test", 100);
          batch.ifPresent(b -> feed.advance("test", b));
          return batch.map(b -> summaries(b.events())).orElse(List.of());
        });
  }

  private static List<String> summaries(List<LoggedEvent> events) {
    return events.stream().map(LoggedEvent::summary).toList();
  }

  private void record(String what) {
    transaction.executeWithoutResult(status -> log.record(new Happened(subject, what)));
  }

  private boolean recordOnce(String key) {
    return transaction.execute(status -> log.recordOnce(key, new Happened(subject, key)));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
