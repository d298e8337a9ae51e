package org.procession.bench.drill;

import java.time.Duration;
import org.procession.bench.Bed;
import org.procession.bench.People;

/**
 * The work during a drill, and those who do it.
 *
 * @param time over which it comes in
 */
record Work(Bed bed, Load load, CarefulClient client, Duration time) {

  /** Has the cases come in; ends when all of them are. */
  Thread begin() {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                load.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** People who complete what the engine asks of them now, until they are closed. */
  People people() {
    return new People(bed, new Office());
  }
}
