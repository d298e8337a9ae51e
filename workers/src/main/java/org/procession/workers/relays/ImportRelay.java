package org.procession.workers.relays;

import java.time.Clock;
import java.time.Duration;
import org.procession.domain.data.RunningImports;
import org.springframework.stereotype.Component;

/**
 * Takes the rows of imports, part by part; tenants take turns. From time to time gives up imports
 * whose content never came.
 */
@Component
class ImportRelay implements Relay {

  private static final Duration EXPIRES_EVERY = Duration.ofMinutes(15);

  /** Imports at once. */
  private static final int EXPIRES = 100;

  private final RunningImports running;
  private final Looks looks;

  ImportRelay(RunningImports running, Clock clock) {
    this.running = running;
    this.looks = new Looks(EXPIRES_EVERY, clock);
  }

  @Override
  public String name() {
    return "imports";
  }

  @Override
  public int deliverBatch() {
    if (looks.isDue() && running.expire(EXPIRES) < EXPIRES) {
      looks.note();
    }
    return running.runPart();
  }

  /** How far an import has come tells the import itself. */
  @Override
  public Backlog backlog() {
    return Backlog.NONE;
  }
}
