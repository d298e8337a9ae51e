package org.procession.bench.drill;

import java.io.IOException;
import java.util.List;
import org.procession.local.OwnHouse;

/** What is done to a house at work. */
interface Damage extends AutoCloseable {

  /** Makes a house that is up ready for it, before there is work. */
  default void prepare(OwnHouse house) throws Exception {}

  /**
   * Has the work come in, and does it meanwhile.
   *
   * @param findings to which it adds what is amiss
   * @return how often a part was killed
   */
  int during(Work work, OwnHouse house, List<Finding> findings) throws Exception;

  /** Cleans up, when the house has stopped. */
  @Override
  default void close() throws IOException {}
}
