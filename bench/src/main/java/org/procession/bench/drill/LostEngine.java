package org.procession.bench.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.procession.local.OwnHouse;

/**
 * The engine loses its data and what it has exported, as when its disk is gone, while half of the
 * work is in. What it had to do is restarted from the event log, as {@code docs/operations.md}
 * says.
 */
record LostEngine(PrintStream out) implements Damage {

  /** The engine, and those that keep and show what it exports; what others need comes first. */
  private static final List<String> PARTS = List.of("opensearch", "zeebe", "tasklist");

  private static final Duration FOUND_WITHIN = Duration.ofMinutes(2);

  @Override
  public int during(Work work, OwnHouse house, List<Finding> findings) throws Exception {
    Thread working;
    try (var _ = work.people()) {
      working = work.begin();
      Thread.sleep(work.time().dividedBy(2));
    }
    lose(house);
    awaitFound(house);
    try (var _ = work.people()) {
      restart(house, findings);
      working.join();
    }
    return PARTS.size();
  }

  private void lose(OwnHouse house) throws IOException, InterruptedException {
    for (var part : PARTS.reversed()) {
      house.kill(part);
    }
    for (var part : PARTS) {
      house.deleteData(part);
    }
    out.println("the engine has lost its data");
    for (var part : PARTS) {
      house.start(part);
    }
    out.println("the engine is back without them");
  }

  private void awaitFound(OwnHouse house) throws IOException, InterruptedException {
    var end = System.nanoTime() + FOUND_WITHIN.toNanos();
    while (System.nanoTime() < end) {
      var checked = house.run("engine", "check");
      if (checked.said().contains("has lost its data")) {
        out.print(checked.said());
        return;
      }
    }
    throw new IllegalStateException("nobody has found out that the engine lost its data");
  }

  /** Restarts what was lost, and once more, as somebody does who was interrupted. */
  private void restart(OwnHouse house, List<Finding> findings)
      throws IOException, InterruptedException {
    expect("Nothing was done", house.run("engine", "restart-lost"), findings);
    expect("all of them run", house.run("engine", "restart-lost", "--yes"), findings);
    expect("no record waits", house.run("engine", "restart-lost", "--yes"), findings);
    expect("no record waits", house.run("engine", "check"), findings);
  }

  private void expect(String words, OwnHouse.Ended ended, List<Finding> findings) {
    out.print(ended.said());
    if (ended.code() != 0 || !ended.said().contains(words)) {
      findings.add(Finding.wrong("'%s' was to be said: %s".formatted(words, ended)));
    }
  }
}
