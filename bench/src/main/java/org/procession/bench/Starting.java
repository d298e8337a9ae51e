package org.procession.bench;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long the house took to start, built and with nothing kept from before; and how long it takes
 * once more, with its data. It is no longer there afterwards.
 */
final class Starting implements Benchmark {

  private static final double FIRST_AIM = 90;
  private static final double SECOND_AIM = 60;

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    var first = bed.house();
    figures.accept(Figure.of("up.first", seconds(first.startedIn()), "s").atMost(FIRST_AIM));
    first.close();
    try (var second = first.again()) {
      figures.accept(Figure.of("up.second", seconds(second.startedIn()), "s").atMost(SECOND_AIM));
    }
  }

  private static double seconds(Duration took) {
    return took.toMillis() / 1e3;
  }
}
