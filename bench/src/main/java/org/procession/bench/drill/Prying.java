package org.procession.bench.drill;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.procession.bench.Bed;

/** Tries to download files before they were scanned, all the time. */
final class Prying implements AutoCloseable {

  private static final int PAUSE_MILLIS = 100;

  private final Bed bed;
  private final Supplier<List<String>> files;
  private final Random random = new Random();
  private final Queue<Finding> reached = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param files their ids
   */
  Prying(Bed bed, Supplier<List<String>> files) {
    this.bed = bed;
    this.files = files;
    thread = Thread.ofVirtual().start(this::pry);
  }

  /** What could be downloaded though it was not clean. */
  Queue<Finding> reached() {
    return reached;
  }

  private void pry() {
    try {
      while (!closed) {
        Thread.sleep(PAUSE_MILLIS);
        var there = files.get();
        if (!there.isEmpty()) {
          tryFile(there.get(random.nextInt(there.size())));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryFile(String id) {
    try {
      var path = "/api/files/files/" + id;
      bed.get(Bed.CLERK, path + "/versions/1/download");
      // What is clean once stays so.
      var status = bed.get(Bed.CLERK, path).at("/versions/0/status").asString();
      if (!status.equals("CLEAN")) {
        reached.add(Finding.wrong("file %s could be downloaded and is %s".formatted(id, status)));
      }
    } catch (Bed.Refused | UncheckedIOException e) {
      // as it should be, or the house is not there
    }
  }

  /** Returns when the last try has ended. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
