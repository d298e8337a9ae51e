package org.procession.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.procession.local.OwnHouse;

/** The command {@code ./procession bench}, after the script has built what was to be built. */
public final class Main {

  /** Keeps all ports below those of outgoing connections, and beside those of other houses. */
  private static final int PORT_OFFSET = 5_900;

  private final PrintStream out;
  private final boolean full;
  private final Set<String> only;
  private boolean failed;

  private Main(PrintStream out, boolean full, Set<String> only) {
    this.out = out;
    this.full = full;
    this.only = only;
  }

  /**
   * Exits with 0 when everything was measured, whether or not aims were met.
   *
   * @param words {@code processes}, which is all that can be measured so far, {@code --full}, and
   *     {@code --only} with names of benchmarks between commas
   */
  public static void main(String... words) throws Exception {
    var asked = List.of(words);
    var names = asked.indexOf("--only") + 1;
    var only =
        names == 0 || names == asked.size()
            ? processes().keySet()
            : Set.of(asked.get(names).split(",", -1));
    if (!asked.contains("processes") || !processes().keySet().containsAll(only)) {
      System.err.println(
          "Say what to measure: ./procession bench processes [--full] [--only %s]"
              .formatted(String.join(",", processes().keySet())));
      System.exit(2);
    }
    var main = new Main(System.out, asked.contains("--full"), only);
    main.run();
    System.exit(main.failed ? 1 : 0);
  }

  /** In this order: later ones use what earlier ones made. */
  private static Map<String, Benchmark> processes() {
    var benchmarks = new LinkedHashMap<String, Benchmark>();
    benchmarks.put("invoices", new InvoiceIssuing());
    benchmarks.put("dunning", new DunningSweep());
    benchmarks.put("bills", new ProcessRate(BillCases.small()));
    benchmarks.put("files", new ProcessRate(FileCases.clean()));
    benchmarks.put("projects", new ProcessRate(new ProjectCases()));
    benchmarks.put("scan", new Scanning());
    benchmarks.put("memory", new UploadMemory());
    benchmarks.put("delay", new SearchDelay());
    benchmarks.put("search", new SearchSpeed());
    return benchmarks;
  }

  private void run() throws Exception {
    var begin = System.nanoTime();
    var folder =
        Files.createDirectories(
            Path.of(System.getProperty("procession.checkout", "."), "target", "bench"));
    var home = folder.resolve("house");
    var log = folder.resolve("house.log").toAbsolutePath();
    try (var house =
            OwnHouse.start(
                home, PORT_OFFSET, log, Map.of("PROCESSION_OVERDUE_SWEEP_EVERY", "PT3S"));
        var bed = new Bed(house, full)) {
      tell("the house is up", begin);
      for (var benchmark : processes().entrySet()) {
        if (only.contains(benchmark.getKey())) {
          measure(benchmark.getKey(), benchmark.getValue(), bed);
          tell(benchmark.getKey(), begin);
        }
      }
    } finally {
      delete(home);
    }
  }

  private void measure(String name, Benchmark benchmark, Bed bed) throws InterruptedException {
    try {
      benchmark.run(bed, out::println);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failed = true;
      System.err.printf("%s could not be measured: %s%n", name, e);
    }
  }

  private static void tell(String what, long begin) {
    System.err.printf("%6d s  %s%n", Duration.ofNanos(System.nanoTime() - begin).toSeconds(), what);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
