package org.procession.api.security;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How often each of many may do something: a quota in a window, which fills up again evenly, so
 * that there is no moment at which all may begin anew (the generic cell rate algorithm of ITU-T
 * I.371). In memory: each process counts for itself, and forgets when it ends.
 */
public final class Buckets {

  /** So many are kept before those that are full again are forgotten. */
  private static final int SWEPT_AT = 10_000;

  private final long window;
  private final long interval;
  private final LongSupplier nanoTime;
  private final AtomicLong sweepAt;

  /** When each bucket is full again; one that is full is like one that is not there. */
  private final ConcurrentMap<String, Long> fullAt = new ConcurrentHashMap<>();

  /**
   * @param nanoTime a clock that never goes back, such as {@link System#nanoTime}
   */
  public Buckets(int quota, Duration window, LongSupplier nanoTime) {
    this.window = window.toNanos();
    this.interval = this.window / quota;
    this.nanoTime = nanoTime;
    this.sweepAt = new AtomicLong(nanoTime.getAsLong());
  }

  /**
   * What is in a bucket.
   *
   * @param granted whether it was enough
   * @param remaining how often it is enough for now
   * @param full until it is full again
   * @param pause until it is enough again; zero when it is
   */
  public record Level(boolean granted, long remaining, Duration full, Duration pause) {}

  /** Takes from a bucket, if there is enough in it. */
  public Level take(String who) {
    var now = nanoTime.getAsLong();
    sweep(now);
    var granted = new boolean[1];
    var full =
        fullAt.compute(
            who,
            (key, before) -> {
              var missing = missing(before, now);
              granted[0] = missing + interval <= window;
              return now + missing + (granted[0] ? interval : 0);
            });
    return level(granted[0], full - now);
  }

  /** Forgets, once in a window at most, those that are full again. */
  private void sweep(long now) {
    var due = sweepAt.get();
    if (fullAt.size() >= SWEPT_AT && now - due >= 0 && sweepAt.compareAndSet(due, now + window)) {
      fullAt.values().removeIf(full -> full - now <= 0);
    }
  }

  /** How many are known. */
  int size() {
    return fullAt.size();
  }

  /** Looks into a bucket. */
  public Level look(String who) {
    var missing = missing(fullAt.get(who), nanoTime.getAsLong());
    return level(missing + interval <= window, missing);
  }

  private static long missing(@Nullable Long full, long now) {
    return full == null ? 0 : Math.max(full - now, 0);
  }

  private Level level(boolean granted, long missing) {
    var pause = Math.max(missing + interval - window, 0);
    return new Level(
        granted,
        (window - missing) / interval,
        Duration.ofNanos(missing),
        Duration.ofNanos(granted ? 0 : pause));
  }

  /** Whole seconds, rounded up, as headers have them. */
  public static long seconds(Duration time) {
    return time.plusNanos(999_999_999).toSeconds();
  }
}
