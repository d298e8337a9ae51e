package org.procession.domain.communications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Ids;
import org.procession.domain.TestHouse;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class OutgoingMessagesIT {

  @Autowired TestHouse house;
  @Autowired OutgoingMessages messages;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @Test
  void aMessageIsPlannedAndTakenOnceForItsBusinessKey() {
    scope.run(
        () -> {
          assertThat(plan("key")).isTrue();
          assertThat(plan("key")).isFalse();
          assertThat(messages.take(10)).hasSize(1);
          assertThat(messages.take(10)).isEmpty();
        });
  }

  @Test
  void aMessageThatDidNotLeaveIsTriedAgainLaterAndNotForEver() {
    scope.run(
        () -> {
          plan("key");
          var attempts = 0;
          for (var due = messages.take(1); !due.isEmpty(); due = messages.take(1)) {
            attempts++;
            messages.postpone(due.getFirst(), "connection refused");
            assertThat(messages.take(1)).as("not at once").isEmpty();
            house.clock().advance(Duration.ofHours(2));
          }
          assertThat(attempts).isEqualTo(12);
          assertThat(statuses()).containsExactly("FAILED");
        });
  }

  @Test
  void aMessageWhoseSenderDiedIsUnknownAndNotSentAgain() {
    scope.run(
        () -> {
          plan("key");
          messages.take(1);
          house.clock().advance(Duration.ofHours(1));
          assertThat(messages.take(1)).isEmpty();
          assertThat(statuses()).containsExactly("UNKNOWN");
        });
  }

  @Test
  void whatWasSentStaysSent() {
    scope.run(
        () -> {
          plan("key");
          var due = messages.take(1).getFirst();
          messages.sent(due.id());
          messages.postpone(due, "too late");
          messages.ended(due.id(), false, "too late");
          assertThat(statuses()).containsExactly("SENT");
        });
  }

  private boolean plan(String key) {
    return transaction.execute(
        status ->
            messages.plan(
                new Message(
                    key, new Subject("bill", Ids.next()), "lead@acme.example", "Title", "Body")));
  }

  private List<String> statuses() {
    return transaction.execute(
        status -> jdbc.sql("select status from outgoing_message").query(String.class).list());
  }
}
