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
  private final Map<String, Benchmark> benchmarks;
  private boolean failed;

  private Main(PrintStream out, boolean full, Map<String, Benchmark> benchmarks) {
    this.out = out;
    this.full = full;
    this.benchmarks = benchmarks;
  }

  /**
   * Exits with 0 when everything was measured, whether or not aims were met.
   *
   * @param words {@code processes}, {@code bills} or {@code foundations}, {@code --full}, and
   *     {@code --only} with names of benchmarks between commas
   */
  public static void main(String... words) throws Exception {
    var asked = List.of(words);
    var benchmarks = suites().get(asked.isEmpty() ? "" : asked.getFirst());
    if (benchmarks == null) {
      throw wrong("./procession bench %s [--full]".formatted(String.join("|", suites().keySet())));
    }
    var names = asked.indexOf("--only") + 1;
    if (names > 0) {
      var only = names < asked.size() ? Set.of(asked.get(names).split(",", -1)) : Set.<String>of();
      if (only.isEmpty() || !benchmarks.keySet().containsAll(only)) {
        throw wrong("--only " + String.join(",", benchmarks.keySet()));
      }
      benchmarks.keySet().retainAll(only);
    }
    var main = new Main(System.out, asked.contains("--full"), benchmarks);
    main.run();
    System.exit(main.failed ? 1 : 0);
  }

  private static RuntimeException wrong(String right) {
    System.err.println("Say what to measure: " + right);
    System.exit(2);
    return new IllegalStateException(right);
  }

  private static Map<String, Map<String, Benchmark>> suites() {
    return Map.of("processes", processes(), "bills", bills(), "foundations", foundations());
  }

  /** In this order: later ones use what earlier ones made. */
  private static Map<String, Benchmark> processes() {
    var benchmarks = new LinkedHashMap<String, Benchmark>();
    benchmarks.put("invoices", new InvoiceIssuing());
    benchmarks.put("dunning", new DunningRate());
    benchmarks.put("bills", new ProcessRate(BillCases.small()));
    benchmarks.put("files", new ProcessRate(FileCases.clean()));
    benchmarks.put("projects", new ProcessRate(new ProjectCases()));
    benchmarks.put("scan", new Scanning());
    benchmarks.put("memory", new UploadMemory());
    benchmarks.put("delay", new SearchDelay());
    benchmarks.put("search", new SearchSpeed());
    benchmarks.put("sweep", new DunningSweep());
    return benchmarks;
  }

  /** The last one stops the house. */
  private static Map<String, Benchmark> bills() {
    var benchmarks = new LinkedHashMap<String, Benchmark>();
    benchmarks.put("rate", new BillRate());
    benchmarks.put("delay", new SearchDelay());
    benchmarks.put("memory", new PartsMemory());
    benchmarks.put("starting", new Starting());
    return benchmarks;
  }

  private static Map<String, Benchmark> foundations() {
    var benchmarks = new LinkedHashMap<String, Benchmark>();
    benchmarks.put("api", new ApiSpeed());
    benchmarks.put("key", new KeyCost());
    benchmarks.put("permission", new PermissionCost());
    benchmarks.put("load", new MixedLoad());
    benchmarks.put("rows", new RowSecurityCost());
    benchmarks.put("import", new ImportRate());
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
      for (var benchmark : benchmarks.entrySet()) {
        measure(benchmark.getKey(), benchmark.getValue(), bed);
        tell(benchmark.getKey(), begin);
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
