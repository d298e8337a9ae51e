package org.procession.workers.relays;

import java.util.UUID;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A tenant's only message. */
record Outbox(
    Scope scope,
    Subject about,
    OutgoingMessages messages,
    JdbcClient jdbc,
    TransactionTemplate transaction) {

  Outbox(
      Scope scope,
      OutgoingMessages messages,
      JdbcClient jdbc,
      PlatformTransactionManager transactions) {
    this(
        scope,
        new Subject("invoice", UUID.randomUUID()),
        messages,
        jdbc,
        new TransactionTemplate(transactions));
  }

  void plan(Message message) {
    scope.run(() -> transaction.executeWithoutResult(status -> messages.plan(message)));
  }

  int deliver(Relay relay) {
    return scope.call(relay::deliverBatch);
  }

  String column(String name) {
    return scope.call(
        () ->
            transaction.execute(
                status ->
                    jdbc.sql("select %s::text from outgoing_message".formatted(name))
                        .query(String.class)
                        .single()));
  }

  /** Makes time pass for the message, which nothing has to be waited for. */
  void age(String duration) {
    scope.run(
        () ->
            transaction.executeWithoutResult(
                status ->
                    jdbc.sql(
                            """
                            update outgoing_message
                               set not_before = not_before - :age::interval, attempted_at = attempted_at - :age::interval
                            """)
                        .param("age", duration)
                        .update()));
  }
}
