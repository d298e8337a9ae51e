package org.procession.workers.relays;

import java.time.Duration;
import org.procession.domain.DatabaseOutage;
import org.procession.domain.communications.Channel;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.communications.OutgoingMessages.Due;

/**
 * Sends the messages of one channel that are due, each at most once: what may have left is not sent
 * again. One that certainly has not comes again later, and one that the provider refuses for good
 * has failed.
 */
abstract class MessageRelay implements Relay {

  private static final Duration SETTLE_EVERY = Duration.ofSeconds(1);
  private static final Duration SETTLE_WITHIN = Duration.ofMinutes(1);

  private final Channel channel;
  private final OutgoingMessages messages;

  MessageRelay(Channel channel, OutgoingMessages messages) {
    this.channel = channel;
    this.messages = messages;
  }

  /** What became of an attempt to send a message. */
  sealed interface Outcome {
    /**
     * The provider took it.
     *
     * @param providerId what it calls the message
     */
    record Taken(String providerId) implements Outcome {}

    /** The provider will never take it. */
    record Refused(String cause) implements Outcome {}

    /** The provider may have taken it. */
    record InDoubt(String cause) implements Outcome {}

    /** The provider does not take it now. */
    record NotNow(String cause) implements Outcome {}

    /** The provider takes nothing now. */
    record Away(String cause, RuntimeException because) implements Outcome {}
  }

  /** Tries to send a message, once. */
  abstract Outcome send(Due message);

  Channel channel() {
    return channel;
  }

  OutgoingMessages messages() {
    return messages;
  }

  /** One at a time: whatever ends this process leaves one message in doubt, and not many. */
  @Override
  public int deliverBatch() {
    var due = messages.take(channel, 1);
    due.forEach(message -> settlePatiently(message, send(message)));
    return due.size();
  }

  /** An outcome that is not noted leaves the message in doubt, so the database is awaited. */
  private void settlePatiently(Due message, Outcome outcome) {
    var end = System.nanoTime() + SETTLE_WITHIN.toNanos();
    while (true) {
      try {
        settle(message, outcome);
        return;
      } catch (RuntimeException e) {
        if (!DatabaseOutage.isBehind(e) || System.nanoTime() > end || !hasPaused()) {
          throw e;
        }
      }
    }
  }

  private static boolean hasPaused() {
    try {
      Thread.sleep(SETTLE_EVERY);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void settle(Due message, Outcome outcome) {
    switch (outcome) {
      case Outcome.Taken taken -> messages.sent(message.id(), taken.providerId());
      case Outcome.Refused refused -> messages.failed(message.id(), refused.cause());
      case Outcome.InDoubt doubt -> messages.unknown(message.id(), doubt.cause());
      case Outcome.NotNow later -> messages.postpone(message, later.cause());
      case Outcome.Away away -> {
        messages.postpone(message, away.cause());
        throw away.because();
      }
    }
  }

  @Override
  public Backlog backlog() {
    var waiting = messages.waiting(channel);
    return new Backlog(waiting.messages(), waiting.oldest());
  }
}
