package org.procession.bench.drill;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.procession.bench.BillCases;
import org.procession.bench.FileCases;
import org.procession.bench.InvoiceCases;
import org.procession.bench.ProjectCases;

/**
 * What a drill does.
 *
 * @param seed decides on the order in which parts are killed, and for how long each is away
 * @param portOffset of its house
 * @param percent of 500 bills, 500 overdue invoices, 100 projects and 200 files
 * @param time over which they come in
 * @param killed parts that are killed and come back, in turn
 * @param away parts that are away until all cases have come in
 * @param harm what is done to the house
 */
record DrillOptions(
    long seed,
    int portOffset,
    int percent,
    Duration time,
    List<String> killed,
    List<String> away,
    Harm harm) {

  enum Harm {
    /** Parts are killed and come back with their data. */
    KILLED_PARTS,
    /** The engine loses its data, and is restarted from the event log. */
    LOST_ENGINE,
    /** The database's disk is full for a while. */
    FULL_DISK
  }

  static final String USAGE =
      "./procession drill [--seed N] [--percent N | --full] [--seconds N] [--only PART,…] [--without PART,…] [--wipe-engine | --fill-disk] [--port-offset N]";

  static final String INFECTED = "infected file";

  /** Keeps all ports below those of outgoing connections, and beside those of other houses. */
  private static final int PORT_OFFSET = 4_000;

  /** All parts that have anything to lose. */
  private static final List<String> PARTS =
      List.of(
          "zeebe",
          "opensearch",
          "elasticsearch",
          "postgres",
          "s3",
          "clamav",
          "mail",
          "workers",
          "api");

  private static final int FULL = 100;
  private static final int USUAL = 20;
  private static final int SEEDS = 100_000;

  /** In which each part is killed once. */
  private static final int SECONDS_OF_A_ROUND = 180;

  /**
   * Reads the words of a command line.
   *
   * @throws IllegalArgumentException when they are not understood
   */
  static DrillOptions of(String... words) {
    long seed = new Random().nextInt(SEEDS);
    var portOffset = PORT_OFFSET;
    var percent = USUAL;
    var seconds = 0;
    var killed = PARTS;
    var away = List.<String>of();
    var harm = Harm.KILLED_PARTS;
    var rest = List.of(words).iterator();
    while (rest.hasNext()) {
      var word = rest.next();
      switch (word) {
        case "--seed" -> seed = Long.parseLong(value(word, rest));
        case "--percent" -> percent = Integer.parseInt(value(word, rest));
        case "--full" -> percent = FULL;
        case "--seconds" -> seconds = Integer.parseInt(value(word, rest));
        case "--only" -> killed = parts(value(word, rest));
        case "--without" -> away = parts(value(word, rest));
        case "--wipe-engine" -> harm = Harm.LOST_ENGINE;
        case "--fill-disk" -> harm = Harm.FULL_DISK;
        case "--port-offset" -> portOffset = Integer.parseInt(value(word, rest));
        default -> throw new IllegalArgumentException("There is no option " + word + ".");
      }
    }
    var usual = Math.max(SECONDS_OF_A_ROUND, 9 * percent);
    return new DrillOptions(
        seed,
        portOffset,
        percent,
        Duration.ofSeconds(seconds == 0 ? usual : seconds),
        without(killed, away),
        away,
        harm);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value.");
    }
    return rest.next();
  }

  private static List<String> parts(String text) {
    var names = Arrays.asList(text.split(",", -1));
    if (!PARTS.containsAll(names)) {
      throw new IllegalArgumentException("The parts are " + String.join(",", PARTS) + ".");
    }
    return names;
  }

  private static List<String> without(List<String> all, List<String> some) {
    return all.stream().filter(part -> !some.contains(part)).toList();
  }

  Damage damage(PrintStream out) {
    return switch (harm) {
      case KILLED_PARTS -> new KilledParts(seed, killed, away, out);
      case LOST_ENGINE -> new LostEngine(out);
      case FULL_DISK -> new FullDisk(out);
    };
  }

  boolean isFull() {
    return percent == FULL;
  }

  List<Load.Kind> kinds() {
    var rest = Duration.ofSeconds(1);
    return List.of(
        new Load.Kind("bill", BillCases.small(), share(400), rest),
        new Load.Kind("bill to be approved", BillCases.medium(), share(100), rest),
        new Load.Kind("invoice", new InvoiceCases(), share(500), Duration.ofSeconds(10)),
        new Load.Kind("project", new ProjectCases(), share(100), rest),
        new Load.Kind("file", FileCases.clean(), share(180), rest),
        new Load.Kind(INFECTED, FileCases.infected(), share(20), rest));
  }

  int cases() {
    return kinds().stream().mapToInt(Load.Kind::number).sum();
  }

  private int share(int number) {
    return Math.max(1, number * percent / FULL);
  }
}
