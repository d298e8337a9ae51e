package org.procession.workers.relays;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Carries what a tenant has waiting to one receiver. Called in the tenant's scope. */
interface Relay {

  /** By which it is known in metrics, in health and to its cursor. */
  String name();

  /**
   * Delivers a batch of what waits.
   *
   * @return whether the batch was full, so that more may wait
   * @throws RuntimeException when the receiver did not take it; the loop calls again, ever later
   */
  boolean deliverBatch();

  Backlog backlog();

  /**
   * What waits.
   *
   * @param oldest since when, null when nothing does
   */
  record Backlog(long size, @Nullable Instant oldest) {

    static final Backlog NONE = new Backlog(0, null);

    Backlog plus(Backlog other) {
      var first = oldest == null || other.oldest == null ? null : earlier(oldest, other.oldest);
      return new Backlog(
          size + other.size, first != null ? first : oldest != null ? oldest : other.oldest);
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }
  }
}
