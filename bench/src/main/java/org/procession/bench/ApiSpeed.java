package org.procession.bench;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** How many records a second are entered, and read, by some clients over HTTP. */
final class ApiSpeed implements Benchmark {

  private static final int[] CLIENTS = {1, 8, 64};
  private static final int[] PERCENTS = {50, 95, 99};

  private final Queue<String> ids = new ConcurrentLinkedQueue<>();

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    new Clients(8).make(500, n -> read(bed, enter(bed))); // until the program has warmed up
    for (var clients : CLIENTS) {
      measure("post", clients, bed.size(1000, 10_000), figures, n -> ids.add(enter(bed)));
      measure("get", clients, bed.size(2000, 20_000), figures, n -> read(bed, next()));
    }
  }

  private static void measure(
      String name, int clients, int number, Consumer<Figure> figures, Clients.Call call)
      throws Exception {
    var latencies = new Latencies();
    var took = new Clients(clients).make(number, call, latencies);
    var prefix = "api.%s.%d-clients".formatted(name, clients);
    figures.accept(Figure.of(prefix, number / (took.toNanos() / 1e9), "/s"));
    for (var percent : PERCENTS) {
      figures.accept(
          Figure.of(
              "%s.p%d".formatted(prefix, percent), latencies.percentile(percent / 100.0), "ms"));
    }
  }

  /** Each in its turn, again and again. */
  private String next() {
    var id = ids.remove();
    ids.add(id);
    return id;
  }

  private static String enter(Bed bed) {
    return InvoiceIssuing.client(bed, "Bench Reader");
  }

  private static void read(Bed bed, String id) {
    bed.get(Bed.CLERK, "/api/crm/clients/" + id);
  }
}
