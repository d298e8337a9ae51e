package org.procession.bench.drill;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.procession.bench.Bed;

/**
 * Calls the API as a careful client does: what it got no answer to, or a clear no for now, it first
 * looks for, and does again when it is not there, until it is done.
 */
final class CarefulClient {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Of HTTP: what says that the same call may be made again. */
  private static final int UNAVAILABLE = 503;

  private static final Set<String> CLEAR = Set.of("CHANGED_MEANWHILE");

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger found = new AtomicInteger();
  private final Queue<Finding> unclear = new ConcurrentLinkedQueue<>();

  /**
   * Makes a call until it succeeds.
   *
   * @param made looks for the result of an earlier try of which nobody knows
   * @throws IllegalStateException when it did not succeed in ten minutes
   */
  <T> T insist(Supplier<T> call, Supplier<Optional<T>> made) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var first = true;
    while (System.nanoTime() < end) {
      try {
        if (!first) {
          var there = made.get();
          if (there.isPresent()) {
            found.incrementAndGet();
            return there.get();
          }
        }
        first = false;
        var result = call.get();
        done.incrementAndGet();
        return result;
      } catch (Bed.Refused e) {
        refused.incrementAndGet();
        if (e.status() != UNAVAILABLE && !CLEAR.contains(e.code())) {
          unclear.add(Finding.wrong("unclear answer: " + e.getMessage()));
        }
      } catch (UncheckedIOException e) {
        unanswered.incrementAndGet();
      }
      Thread.sleep(PAUSE);
    }
    throw new IllegalStateException("a call did not succeed in " + PATIENCE.toMinutes() + " min");
  }

  /** Answers that do not tell whether the call may be made again. */
  Queue<Finding> unclear() {
    return unclear;
  }

  /** How many of its calls were refused. */
  int refused() {
    return refused.get();
  }

  /** How its calls went, in words. */
  @Override
  public String toString() {
    return "%d calls succeeded; %d were refused and %d not answered, of which %d turned out to be done"
        .formatted(done.get(), refused.get(), unanswered.get(), found.get());
  }
}
