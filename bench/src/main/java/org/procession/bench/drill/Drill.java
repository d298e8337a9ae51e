package org.procession.bench.drill;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.procession.bench.Bed;
import org.procession.local.OwnHouse;

/**
 * A drill: cases of all processes come in, and meanwhile something is done to the house. When it
 * has become quiet, everything is counted.
 */
final class Drill {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /** What a person would not wait for. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "PROCESSION_OVERDUE_SWEEP_EVERY", "PT3S",
          "PROCESSION_ENGINE_JOB_TIMEOUT", "PT20S");

  private final DrillOptions options;
  private final PrintStream out;
  private final Path folder;

  /**
   * @param folder for the house and what it says
   */
  Drill(DrillOptions options, PrintStream out, Path folder) {
    this.options = options;
    this.out = out;
    this.folder = folder;
  }

  /** Runs it. @return whether nothing was lost, doubled or otherwise wrong */
  boolean run() throws Exception {
    out.printf("drill: seed %d%n", options.seed());
    Files.createDirectories(folder);
    try (var damage = options.damage(out);
        var house =
            OwnHouse.start(
                folder.resolve("house"),
                options.portOffset(),
                folder.resolve("house.log").toAbsolutePath(),
                SETTINGS,
                "--no-story")) {
      out.println("the house is up");
      var findings = drill(house, damage);
      findings.stream().limit(100).forEach(out::println);
      out.printf(
          "drill: seed %d, %d cases, %d lost, %d doubled, %d wrong%n",
          options.seed(),
          options.cases(),
          count(findings, Finding.Kind.LOST),
          count(findings, Finding.Kind.DOUBLED),
          count(findings, Finding.Kind.WRONG));
      return findings.isEmpty();
    }
  }

  private List<Finding> drill(OwnHouse house, Damage damage) throws Exception {
    damage.prepare(house);
    var client = new CarefulClient();
    var findings = new ArrayList<Finding>();
    try (var bed = new Bed(house, options.isFull())) {
      var load = new Load(bed, client, options.kinds(), options.time());
      var work = new Work(bed, load, client, options.time());
      int kills;
      try (var prying = new Prying(bed, () -> load.accepted(DrillOptions.INFECTED))) {
        kills = damage.during(work, house, findings);
        findings.addAll(prying.reached());
      }
      out.println("all cases are in: " + client);
      findings.addAll(load.failures());
      findings.addAll(client.unclear());
      try (var _ = work.people()) {
        findings.addAll(awaitQuiet(house, kills));
      }
    }
    return findings;
  }

  /** Looks until nothing is amiss or it is too late for anything to become well. */
  private List<Finding> awaitQuiet(OwnHouse house, int kills) throws Exception {
    var begin = System.nanoTime();
    try (var bed = new Bed(house, options.isFull())) {
      var audit = new Audit(bed, house, kills);
      List<Finding> before = List.of();
      while (true) {
        var findings = audit.findings();
        var waited = Duration.ofNanos(System.nanoTime() - begin);
        if (findings.isEmpty() || waited.compareTo(PATIENCE) > 0) {
          out.printf("counted after %d s: %s%n", waited.toSeconds(), audit);
          return findings;
        }
        if (!findings.equals(before)) {
          out.printf(
              "%6d s  %d to come, such as %s%n",
              waited.toSeconds(), findings.size(), findings.getFirst().what());
        }
        before = findings;
        Thread.sleep(LOOK_EVERY);
      }
    }
  }

  private static long count(List<Finding> findings, Finding.Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).count();
  }
}
