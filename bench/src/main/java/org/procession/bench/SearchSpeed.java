package org.procession.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.procession.local.ApiClient;

/**
 * How long searches take among 100,000 events and as many files, over HTTP, one after the other.
 */
final class SearchSpeed implements Benchmark {

  private static final int DOCUMENTS = 100_000;
  private static final int SEARCHES = 300;
  private static final double AIM = 50;

  private final Words words = new Words();

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    addEvents(bed, figures);
    figures.accept(measure(bed, "timeline", "/api/timeline?q="));
    addFiles(bed);
    figures.accept(measure(bed, "files", "/api/files/search?q="));
  }

  /** Into the log itself, since a search shows only what the log has. */
  private static void addEvents(Bed bed, Consumer<Figure> figures) throws InterruptedException {
    bed.create(
        Bed.CLERK,
        "/api/revenue/vendors",
        Map.of("name", "Vendor", "country", "DE", "risk", "LOW"));
    var begin = System.nanoTime();
    bed.execute(
        """
        insert into event (tenant_id, id, name, subject, concerns, actor, actor_name, occurred_at, summary, data)
        select tenant_id, gen_random_uuid(), name, subject, concerns, actor, actor_name,
               occurred_at - random() * interval '1 year', concat_ws(' ', summary, %1$s, %1$s, %1$s), data
        from (select * from event where name = 'revenue.vendorCreated' order by position desc limit 1) one,
             generate_series(1, %2$d)
        """
            .formatted(Words.SQL, DOCUMENTS));
    bed.await(
        "the events in the index",
        () ->
            bed.elasticsearch("GET", "/procession-timeline/_count", null).path("count").asLong()
                >= DOCUMENTS);
    figures.accept(
        Figure.of(
            "events.indexed",
            DOCUMENTS / (Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3),
            "/s"));
  }

  private void addFiles(Bed bed) throws Exception {
    var cases = FileCases.clean();
    var file = cases.create(bed, 0);
    var mark = bed.mark();
    cases.start(bed, 0, file);
    bed.awaitEvents(cases.process().lastEvent(), mark, 1);
    new Documents(bed, "procession-records", Set.of("text", "content"), words)
        .add(DOCUMENTS, Bed.term("id", file));
  }

  private Figure measure(Bed bed, String name, String path) throws Exception {
    var latencies = new Latencies();
    new Clients(1).make(SEARCHES / 3, n -> bed.get(Bed.CLERK, path + words.next()));
    long found = 0;
    for (var n = 0; n < SEARCHES; n++) {
      // Every other search has a second word, of which only the beginning is there.
      var sought = n % 2 == 0 ? words.next() : words.next() + " " + words.next().substring(0, 6);
      var begin = System.nanoTime();
      var answer = bed.get(Bed.CLERK, path + ApiClient.query(sought));
      latencies.add(Duration.ofNanos(System.nanoTime() - begin));
      found += answer.path("items").size();
    }
    if (found == 0) {
      throw new IllegalStateException("nothing was found by " + path);
    }
    return Figure.of("search." + name + ".p95", latencies.percentile(0.95), "ms").atMost(AIM);
  }
}
