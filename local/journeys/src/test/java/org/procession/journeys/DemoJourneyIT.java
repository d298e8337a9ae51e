package org.procession.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a newcomer sees first. */
class DemoJourneyIT {

  @RegisterExtension static final RunningHouse house = new RunningHouse();

  @Test
  @Timeout(600)
  void theDemoTakesACaseOfEachProcessToItsEnd() throws Exception {
    var demo = RunningHouse.run("demo");

    assertThat(demo.said()).endsWith("4 of 4 processes completed\n");
    assertThat(demo.code()).isZero();
  }
}
