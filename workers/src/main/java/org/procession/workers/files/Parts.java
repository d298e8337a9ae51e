package org.procession.workers.files;

import java.time.Duration;
import java.util.function.Supplier;
import org.procession.domain.files.VirusScanner;
import org.procession.domain.files.storage.StorageUnavailable;
import org.procession.workers.engine.TryLater;

/** Waits for parts that are away: that is no failure of a process, however long it takes. */
final class Parts {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private Parts() {}

  static <R> R waitFor(Supplier<R> work) {
    try {
      return work.get();
    } catch (VirusScanner.Unavailable | StorageUnavailable e) {
      throw new TryLater(PAUSE, String.valueOf(e.getMessage()));
    }
  }

  static void waitFor(Runnable work) {
    waitFor(
        () -> {
          work.run();
          return true;
        });
  }
}
