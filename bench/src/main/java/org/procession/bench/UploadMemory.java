package org.procession.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How much more memory the programs hold at their peak while a file of 1 GB is uploaded through the
 * API, scanned and released than they held after one of 50 MB: it should not depend on the size.
 */
final class UploadMemory implements Benchmark {

  private static final long GIGABYTE = 1_000_000_000;
  private static final double BOUND = 64;
  private static final String[] PROGRAMS = {"api", "workers"};

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    new Content(50_000_000).upload(bed, "small.bin");
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
    new Content(GIGABYTE).upload(bed, "large.bin");
    watching.interrupt();
    watching.join();
    for (var program : PROGRAMS) {
      long held = before.getOrDefault(program, 0L);
      long most = peak.getOrDefault(program, 0L);
      figures.accept(Figure.of("upload-1GB.memory." + program, (double) most, "MB"));
      figures.accept(
          Figure.of("upload-1GB.memory-growth." + program, (double) (most - held), "MB")
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
