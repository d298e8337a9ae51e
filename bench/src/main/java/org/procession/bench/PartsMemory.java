package org.procession.bench;

import java.util.function.Consumer;

/** How much memory each part of the house holds, after what was measured before. */
final class PartsMemory implements Benchmark {

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    for (var part : bed.house().parts()) {
      var held = (double) bed.house().held(part).megabytes();
      figures.accept(Figure.of("memory." + part, held, "MB"));
    }
  }
}
