package org.procession.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** How long single calls took; many threads may add. */
final class Latencies {

  private final List<Long> nanoseconds = Collections.synchronizedList(new ArrayList<>());

  void add(Duration took) {
    nanoseconds.add(took.toNanos());
  }

  /** Makes a call and notes how long it took. */
  <R> R measure(Supplier<R> call) {
    var begin = System.nanoTime();
    var result = call.get();
    add(Duration.ofNanos(System.nanoTime() - begin));
    return result;
  }

  /** How much longer, in percent, the usual call (the median) took here than there. */
  double costOver(Latencies others) {
    return (percentile(0.5) / others.percentile(0.5) - 1) * 100;
  }

  /** The time in milliseconds within which this share of the calls ended (nearest rank). */
  double percentile(double share) {
    synchronized (nanoseconds) {
      if (nanoseconds.isEmpty()) {
        throw new IllegalStateException("nothing was measured");
      }
      var sorted = nanoseconds.stream().sorted().toList();
      var rank = (int) Math.ceil(share * sorted.size());
      return sorted.get(Math.max(rank, 1) - 1) / 1e6;
    }
  }
}
