package org.procession.bench;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** How long it takes from the answer to a change until a search finds its event. */
final class SearchDelay implements Benchmark {

  private static final int CHANGES = 60;
  private static final double AIM = 1_000;

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    var latencies = new Latencies();
    for (var n = 0; n < CHANGES; n++) {
      var word = "k" + UUID.randomUUID().toString().replace("-", "");
      bed.post(
          Bed.CLERK,
          "/api/revenue/vendors",
          Map.of("name", "Vendor " + word, "country", "DE", "risk", "LOW"));
      var begin = System.nanoTime();
      bed.await(
          "the event of " + word,
          () -> !bed.get(Bed.CLERK, "/api/timeline?q=" + word).path("items").isEmpty());
      latencies.add(Duration.ofNanos(System.nanoTime() - begin));
    }
    figures.accept(
        Figure.of("commit-to-searchable.p95", latencies.percentile(0.95), "ms").atMost(AIM));
  }
}
