package org.procession.workers.relays;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries what a tenant has waiting to one receiver. Called in the tenant's scope. */
interface Relay {

  /** By which it is known in metrics, in health and to its cursor. */
  String name();

  /** Why it delivers nothing, though nothing is wrong; absent when it delivers. */
  default Optional<String> standsBy() {
    return Optional.empty();
  }

  /**
   * How much time passes at least from one look at what waits to the next, unless more waits than a
   * batch. What comes to a relay at rest is delivered at once; what comes to a busy one gathers
   * meanwhile, for many small batches cost far more than a large one.
   */
  default Duration pace() {
    return Duration.ofMillis(200);
  }

  /** How many a batch holds at most. After one that holds fewer, nothing waits any more. */
  default int batchSize() {
    return 1;
  }

  /**
   * Delivers a batch of what waits.
   *
   * @return how many were delivered
   * @throws RuntimeException when the receiver did not take it; the loop calls again, ever later
   */
  int deliverBatch();

  Backlog backlog();

  /**
   * What waits.
   *
   * @param oldest since when, null when nothing does
   */
  record Backlog(long size, @Nullable Instant oldest) {

    static final Backlog NONE = new Backlog(0, null);

    Backlog plus(Backlog other) {
      return new Backlog(size + other.size, earlier(oldest, other.oldest));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return one.isBefore(other) ? one : other;
    }
  }
}
