package org.procession.bench.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.procession.bench.Bed;
import org.procession.bench.Cases;

/** The work during a drill: cases of each kind come one after the other, evenly over its time. */
final class Load {

  /**
   * Some cases of a process.
   *
   * @param rest between the making of a record and the start of its case
   */
  record Kind(String name, Cases cases, int number, Duration rest) {}

  private final Bed bed;
  private final CarefulClient client;
  private final List<Kind> kinds;
  private final Duration over;
  private final Map<String, List<String>> accepted = new ConcurrentHashMap<>();
  private final Queue<Finding> failures = new ConcurrentLinkedQueue<>();

  Load(Bed bed, CarefulClient client, List<Kind> kinds, Duration over) {
    this.bed = bed;
    this.client = client;
    this.kinds = kinds;
    this.over = over;
    kinds.forEach(kind -> accepted.put(kind.name(), new ArrayList<>()));
  }

  int cases() {
    return kinds.stream().mapToInt(Kind::number).sum();
  }

  /** The ids of the records of a kind that were accepted. */
  List<String> accepted(String kind) {
    var ids = accepted.getOrDefault(kind, List.of());
    synchronized (ids) {
      return List.copyOf(ids);
    }
  }

  Queue<Finding> failures() {
    return failures;
  }

  /** Returns when all cases were accepted and started, or have failed. */
  void run() throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (var kind : kinds) {
      threads.add(Thread.ofVirtual().start(() -> run(kind)));
    }
    for (var thread : threads) {
      thread.join();
    }
  }

  private void run(Kind kind) {
    var threads = new ArrayList<Thread>();
    try {
      for (var n = 0; n < kind.number(); n++) {
        var number = n;
        threads.add(Thread.ofVirtual().start(() -> run(kind, number)));
        Thread.sleep(over.dividedBy(kind.number()));
      }
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Kind kind, int n) {
    try {
      var cases = kind.cases();
      var id = client.insist(() -> cases.create(bed, n), () -> cases.find(bed, n));
      var ids = accepted.getOrDefault(kind.name(), List.of());
      synchronized (ids) {
        ids.add(id);
      }
      Thread.sleep(kind.rest());
      client.insist(
          () -> {
            cases.start(bed, n, id);
            return id;
          },
          () ->
              Optional.of(bed.get(Bed.FINANCE, cases.path() + "/" + id))
                  .filter(record -> cases.isStarted(record, n))
                  .map(record -> id));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failures.add(Finding.wrong("%s %d was not accepted: %s".formatted(kind.name(), n, e)));
    }
  }
}
