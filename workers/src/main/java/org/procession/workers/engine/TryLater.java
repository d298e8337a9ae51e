package org.procession.workers.engine;

import java.time.Duration;

/** The job cannot be done yet. That is no failure: it comes again, however often. */
public final class TryLater extends RuntimeException {

  private final Duration pause;

  public TryLater(Duration pause, String reason) {
    super(reason);
    this.pause = pause;
  }

  Duration pause() {
    return pause;
  }
}
