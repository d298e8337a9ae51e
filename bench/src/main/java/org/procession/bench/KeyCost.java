package org.procession.bench;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What the header {@code Idempotency-Key} adds to a request: the same is posted without and with
 * one, in turn.
 */
final class KeyCost implements Benchmark {

  private static final double AIM_PERCENT = 10;

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    var without = new Latencies();
    var with = new Latencies();
    var number = bed.size(1_500, 5_000);
    var warm = number / 3;
    for (var n = 0; n < number; n++) {
      var key = UUID.randomUUID().toString();
      (n < warm ? new Latencies() : without).measure(() -> enter(bed));
      (n < warm ? new Latencies() : with).measure(() -> enter(bed, "Idempotency-Key", key));
    }
    figures.accept(
        Figure.of("idempotency-key.cost", with.costOver(without), "%").atMost(AIM_PERCENT));
  }

  private static String enter(Bed bed, String... headers) {
    return bed.post(
            Bed.CLERK, "/api/crm/clients", Map.of("name", "Bench Key", "country", "DE"), headers)
        .path("id")
        .asString();
  }
}
