package org.procession.workers.relays;

import java.time.Duration;
import java.util.List;
import org.procession.domain.events.LoggedEvent;

/** Takes events from the log, in commit order. It must know an event that it gets a second time. */
interface EventReceiver {

  String name();

  /** By which its place in the log is kept. Asked for each batch, once it is ready. */
  default String cursor() {
    return name();
  }

  /** How many events at most it takes at a time. */
  int batchSize();

  /** See {@link Relay#pace()}. */
  Duration pace();

  /** Whether to deliver at all yet. What waits is not passed, and no failure. */
  default boolean isReady() {
    return true;
  }

  /**
   * Returns when the receiver has acknowledged all events.
   *
   * @throws RuntimeException when it has not; all of them come again
   */
  void deliver(List<LoggedEvent> events);
}
