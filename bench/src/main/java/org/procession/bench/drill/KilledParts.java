package org.procession.bench.drill;

import java.io.PrintStream;
import java.util.List;
import java.util.Random;
import org.procession.local.OwnHouse;

/**
 * Parts are killed, and come back with their data.
 *
 * @param seed decides on the order, and for how long each is there and away
 * @param killed in turn, as long as work comes in
 * @param away until all work has come in
 */
record KilledParts(long seed, List<String> killed, List<String> away, PrintStream out)
    implements Damage {

  @Override
  public int during(Work work, OwnHouse house, List<Finding> findings) throws Exception {
    try (var _ = work.people()) {
      for (var part : away) {
        house.kill(part);
      }
      var kills = away.size();
      var chaos = new Chaos(house, killed, new Random(seed), out);
      var working = work.begin();
      do {
        chaos.round();
        kills += killed.size();
      } while (working.isAlive());
      working.join();
      for (var part : away) {
        house.start(part);
      }
      return kills;
    }
  }
}
