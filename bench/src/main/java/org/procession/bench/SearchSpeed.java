package org.procession.bench;

import java.time.Duration;
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

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    var events = new Documents(bed, "procession-timeline", Set.of("summary", "details"));
    events.add(DOCUMENTS, Bed.term("tenant", "acme"));
    figures.accept(measure(bed, events, "timeline", "/api/timeline?q="));
    var cases = FileCases.clean();
    var file = cases.create(bed, 0);
    var mark = bed.mark();
    cases.start(bed, 0, file);
    bed.awaitEvents(cases.process().lastEvent(), mark, 1);
    var files = new Documents(bed, "procession-records", Set.of("text", "content"));
    files.add(DOCUMENTS, Bed.term("id", file));
    figures.accept(measure(bed, files, "files", "/api/files/search?q="));
  }

  private static Figure measure(Bed bed, Documents documents, String name, String path)
      throws Exception {
    var latencies = new Latencies();
    var one = new Clients(1);
    one.make(SEARCHES / 3, n -> bed.get(Bed.CLERK, path + documents.word()));
    long found = 0;
    for (var n = 0; n < SEARCHES; n++) {
      // Every other search has a second word, of which only the beginning is there.
      var words =
          n % 2 == 0 ? documents.word() : documents.word() + " " + documents.word().substring(0, 6);
      var begin = System.nanoTime();
      var answer = bed.get(Bed.CLERK, path + ApiClient.query(words));
      latencies.add(Duration.ofNanos(System.nanoTime() - begin));
      found += answer.path("items").size();
    }
    if (found == 0) {
      throw new IllegalStateException("nothing was found by " + path);
    }
    return Figure.of("search." + name + ".p95", latencies.percentile(0.95), "ms").atMost(AIM);
  }
}
