package org.procession.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.procession.bench.drill.Main;

/** The drill in short: few cases, one part after the other. */
class DrillIT {

  @Test
  void losesNothingAndDoublesNothingWhenTheEngineTheDatabaseAndTheWorkersAreKilled()
      throws Exception {
    var code =
        Main.run(
            "--seed", "4",
            "--percent", "4",
            "--seconds", "40",
            "--only", "zeebe,postgres,workers",
            "--port-offset", "4650");

    assertThat(code).isZero();
  }
}
