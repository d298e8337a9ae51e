package org.procession.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Whether the programs hold more and more of the machine while they work: eight clients read, list,
 * search and enter, for half an hour with {@code --full} and else for two minutes. Compared are the
 * peaks of the last fifth of the time and of the second; in the first the programs warm up.
 */
final class MixedLoad implements Benchmark {

  private static final int CLIENTS = 8;
  private static final int FIFTHS = 5;
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);
  private static final String[] PROGRAMS = {"api", "workers"};

  /** How much more may be held at the end, by what is held. */
  private static final Map<String, Double> BOUNDS =
      Map.of("memory", 64.0, "threads", 8.0, "descriptors", 16.0, "connections", 2.0);

  private static final Map<String, String> UNITS = Map.of("memory", "MB");

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    var time = Duration.ofSeconds(bed.size(120, 1800));
    var id = InvoiceIssuing.client(bed, "Bench Mixed");
    var done = new AtomicInteger();
    List<Map<String, Long>> looks;
    try (var watching = Executors.newVirtualThreadPerTaskExecutor()) {
      var watch = watching.submit(() -> watch(bed, time));
      new Clients(CLIENTS)
          .make(
              time,
              n -> {
                call(bed, id, n);
                done.incrementAndGet();
              });
      looks = watch.get();
    }
    figures.accept(Figure.of("load.requests", done.get() / (double) time.toSeconds(), "/s"));
    var fifth = looks.size() / FIFTHS;
    var early = peaks(looks.subList(fifth, 2 * fifth));
    var late = peaks(looks.subList(looks.size() - fifth, looks.size()));
    early.forEach(
        (name, held) -> {
          var what = name.substring(name.indexOf('.') + 1);
          figures.accept(
              Figure.of(
                      "load.growth." + name,
                      late.getOrDefault(name, 0L) - (double) held,
                      UNITS.getOrDefault(what, what))
                  .atMost(BOUNDS.getOrDefault(what, 0.0)));
        });
  }

  private static List<Map<String, Long>> watch(Bed bed, Duration time)
      throws IOException, InterruptedException {
    var looks = new ArrayList<Map<String, Long>>();
    var begin = System.nanoTime();
    while (System.nanoTime() - begin < time.toNanos()) {
      looks.add(held(bed));
      Thread.sleep(LOOKS_EVERY);
    }
    return looks;
  }

  private static void call(Bed bed, String client, int n) {
    switch (n % 10) {
      case 0 -> InvoiceIssuing.issue(bed, client);
      case 1 -> InvoiceIssuing.client(bed, "Bench Mixed");
      case 2 -> bed.get(Bed.CLERK, "/api/search?q=bench+mixed");
      case 3 -> bed.get(Bed.CLERK, "/api/timeline?subject=client:" + client);
      case 4, 5 -> bed.get(Bed.CLERK, "/api/revenue/invoices?limit=20&clientId=" + client);
      default -> bed.get(Bed.CLERK, "/api/crm/clients/" + client);
    }
  }

  private static Map<String, Long> held(Bed bed) throws IOException {
    var now = new LinkedHashMap<String, Long>();
    for (var program : PROGRAMS) {
      var held = bed.house().held(program);
      now.put(program + ".memory", held.megabytes());
      now.put(program + ".threads", held.threads());
      now.put(program + ".descriptors", held.descriptors());
    }
    now.put(
        "database.connections",
        bed.number("select count(*) from pg_stat_activity where backend_type = 'client backend'"));
    return now;
  }

  private static Map<String, Long> peaks(List<Map<String, Long>> looks) {
    var peaks = new LinkedHashMap<String, Long>();
    looks.forEach(look -> look.forEach((name, held) -> peaks.merge(name, held, Math::max)));
    return peaks;
  }
}
