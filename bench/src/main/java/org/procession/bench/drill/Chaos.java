package org.procession.bench.drill;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.procession.local.OwnHouse;

/** Kills parts of the house one after the other, each of which comes back after some seconds. */
final class Chaos {

  private static final int LONGEST_PEACE_MILLIS = 6_000;
  private static final int SHORTEST_ABSENCE_MILLIS = 2_000;
  private static final int LONGEST_ABSENCE_MILLIS = 8_000;

  private final OwnHouse house;
  private final List<String> parts;
  private final Random random;
  private final PrintStream out;
  private final long begin = System.nanoTime();

  /**
   * @param random decides on the order, and how long each is there and away
   */
  Chaos(OwnHouse house, List<String> parts, Random random, PrintStream out) {
    this.house = house;
    this.parts = parts;
    this.random = random;
    this.out = out;
  }

  /** Kills each part once, in any order. */
  void round() throws Exception {
    var order = new ArrayList<>(parts);
    Collections.shuffle(order, random);
    for (var part : order) {
      Thread.sleep(random.nextInt(LONGEST_PEACE_MILLIS));
      var killed = System.nanoTime();
      house.kill(part);
      Thread.sleep(random.nextInt(SHORTEST_ABSENCE_MILLIS, LONGEST_ABSENCE_MILLIS));
      house.start(part);
      out.printf(
          "%6d s  %s was killed, and back %d s later%n",
          seconds(begin, killed), part, seconds(killed, System.nanoTime()));
    }
  }

  private static long seconds(long from, long to) {
    return Duration.ofNanos(to - from).toSeconds();
  }
}
