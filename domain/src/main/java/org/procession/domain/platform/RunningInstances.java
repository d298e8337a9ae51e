package org.procession.domain.platform;

import java.util.Collection;

/** The process instances that an engine runs. */
@FunctionalInterface
public interface RunningInstances {

  /**
   * Cancels those of some instances that still run. Idempotent.
   *
   * @param keys by which the engine that runs now knows them
   * @return how many still ran
   * @throws RuntimeException when the engine does not answer
   */
  long cancel(Collection<Long> keys);
}
