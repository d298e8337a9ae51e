package org.procession.bench;

import java.util.function.Consumer;

/** Measures something on a running house. */
interface Benchmark {

  /**
   * Measures.
   *
   * @param figures takes what was measured, as it comes
   */
  void run(Bed bed, Consumer<Figure> figures) throws Exception;
}
