package org.procession.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** How much more memory the programs hold at their peak while something is done than before. */
final class PeakMemory {

  private static final double BOUND = 64;
  private static final String[] PROGRAMS = {"api", "workers"};

  /** What is done. */
  interface Work {
    void run() throws Exception;
  }

  private PeakMemory() {}

  /**
   * Does something and tells what it took; whatever the programs need in any case they should have
   * done before.
   *
   * @param name of the figures
   */
  static void watch(Bed bed, String name, Work work, Consumer<Figure> figures) throws Exception {
    var before = now(bed);
    var peak = new LinkedHashMap<>(before);
    var watching =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (true) {
                      now(bed).forEach((program, held) -> peak.merge(program, held, Math::max));
                      Thread.sleep(100);
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    try {
      work.run();
    } finally {
      watching.interrupt();
      watching.join();
    }
    for (var program : PROGRAMS) {
      long held = before.getOrDefault(program, 0L);
      long most = peak.getOrDefault(program, 0L);
      figures.accept(Figure.of(name + ".memory." + program, (double) most, "MB"));
      figures.accept(
          Figure.of(name + ".memory-growth." + program, (double) (most - held), "MB")
              .atMost(BOUND));
    }
  }

  private static Map<String, Long> now(Bed bed) {
    var held = new LinkedHashMap<String, Long>();
    for (var program : PROGRAMS) {
      try {
        held.put(program, bed.house().held(program).megabytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return held;
  }
}
