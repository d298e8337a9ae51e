package org.procession.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How many bills a second come from their POST to the ledger, when nobody has to approve them; and
 * how many the same engine takes of the same model when nothing but answers is needed.
 */
final class BillRate implements Benchmark {

  private static final ModelledProcess PROCESS = ModelledProcess.BILL_APPROVAL;
  private static final double AIM = 0.8;
  private static final double START_AIM = 1_000;
  private static final int SEVERAL = 8;

  /** Part of what the house can take, at which nothing piles up. */
  private static final double STEADY = 0.5;

  private static final int STEADY_SECONDS = 30;

  private final BillCases cases = BillCases.small();
  private int made;

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    var first = 200; // until the programs have warmed up
    var example = through(bed, SEVERAL, first, Duration.ZERO, new Posts()).example();
    var alone = bed.size(500, 2_000);
    var one = through(bed, 1, alone, Duration.ZERO, new Posts());
    figures.accept(Figure.of("bills.posted.1-client", alone / one.seconds(), "bills/s"));
    var posts = new Posts();
    var number = 2_000;
    var several = through(bed, SEVERAL, number, Duration.ZERO, posts);
    var rate = number / several.seconds();
    figures.accept(Figure.of("bills.posted.%d-clients".formatted(SEVERAL), rate, "bills/s"));
    posts.tell(figures);
    figures.accept(
        Figure.of("bills.commit-to-job.p95.saturated", startDelay(bed, several.mark()), "ms"));
    var every = Duration.ofNanos((long) (1e9 / (rate * STEADY)));
    var steady = through(bed, 1, (int) (rate * STEADY * STEADY_SECONDS), every, new Posts());
    figures.accept(
        Figure.of("bills.commit-to-job.p95", startDelay(bed, steady.mark()), "ms")
            .atMost(START_AIM));
    try (var engine = new RawEngine(bed, PROCESS, example)) {
      engine.run(first);
      engine.compare(rate, bed.size(500, number), AIM, figures);
    }
  }

  /** How long the calls took that enter a bill, and those that submit it. */
  private record Posts(Latencies entered, Latencies submitted) {

    Posts() {
      this(new Latencies(), new Latencies());
    }

    void tell(Consumer<Figure> figures) {
      tell("bills.post", entered, figures);
      tell("bills.submit", submitted, figures);
    }

    private static void tell(String name, Latencies latencies, Consumer<Figure> figures) {
      for (var percent : new int[] {50, 95, 99}) {
        figures.accept(
            Figure.of(
                "%s.p%d".formatted(name, percent), latencies.percentile(percent / 100.0), "ms"));
      }
    }
  }

  /**
   * A run of bills.
   *
   * @param mark the end of the event log before it
   * @param seconds from the first POST until the last was posted
   * @param example the id of one
   */
  private record Run(long mark, double seconds, String example) {}

  /**
   * @param every from the begin of a bill to that of the next; zero for as fast as the clients can
   */
  private Run through(Bed bed, int clients, int number, Duration every, Posts posts)
      throws Exception {
    var from = made;
    made += number;
    var mark = bed.mark();
    var begin = System.nanoTime();
    new Clients(clients)
        .make(
            number,
            n -> {
              TimeUnit.NANOSECONDS.sleep(begin + n * every.toNanos() - System.nanoTime());
              var id = posts.entered().measure(() -> cases.create(bed, from + n));
              posts.submitted().measure(() -> start(bed, from + n, id));
            });
    bed.awaitEvents(PROCESS.lastEvent(), mark, number);
    var seconds = Duration.ofNanos(System.nanoTime() - begin).toNanos() / 1e9;
    var subject =
        bed.text(
            "select subject from event where name = ? and position > ? limit 1",
            PROCESS.lastEvent(),
            mark);
    return new Run(mark, seconds, subject.substring(subject.indexOf(':') + 1));
  }

  private String start(Bed bed, int n, String id) {
    cases.start(bed, n, id);
    return id;
  }

  /** From the submission of a bill until a worker begins with it. In milliseconds. */
  private static double startDelay(Bed bed, long mark) {
    return bed.number(
        """
        select percentile_cont(0.95) within group
                 (order by extract(epoch from instance.noted_at - event.occurred_at) * 1000)
          from event join process_instance instance using (tenant_id, subject)
         where event.name = ? and event.position > ?
        """,
        PROCESS.firstEvent(),
        mark);
  }
}
