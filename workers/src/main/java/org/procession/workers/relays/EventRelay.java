package org.procession.workers.relays;

import java.time.Duration;
import org.procession.domain.events.EventFeed;

/** Carries the event log to a receiver; the cursor moves when the receiver has acknowledged. */
final class EventRelay implements Relay {

  private final EventReceiver receiver;
  private final EventFeed feed;

  EventRelay(EventReceiver receiver, EventFeed feed) {
    this.receiver = receiver;
    this.feed = feed;
  }

  @Override
  public String name() {
    return receiver.name();
  }

  @Override
  public Duration pace() {
    return receiver.pace();
  }

  @Override
  public int batchSize() {
    return receiver.batchSize();
  }

  @Override
  public int deliverBatch() {
    if (!receiver.isReady()) {
      return 0;
    }
    var cursor = receiver.cursor();
    var next = feed.next(cursor, receiver.batchSize());
    if (next.isEmpty()) {
      return 0;
    }
    var batch = next.get();
    receiver.deliver(batch.events());
    feed.advance(cursor, batch);
    return batch.events().size();
  }

  @Override
  public Backlog backlog() {
    return new Backlog(
        feed.lag(receiver.cursor()), feed.waitingSince(receiver.cursor()).orElse(null));
  }
}
