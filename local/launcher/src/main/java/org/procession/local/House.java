package org.procession.local;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.procession.local.Progress.State;

/**
 * The parts of one site, which start in the order in which they need each other and stop in the
 * reverse order.
 */
final class House {
  /** Long enough for a JVM to write down, after its first run, what it learnt about its classes. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /**
   * What a killed launcher left is in somebody's way now. Every part survives being killed in turn.
   */
  private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(5);

  private static final Duration WATCH = Duration.ofMillis(500);

  private final Site site;
  private final List<Part> parts;

  House(Site site, List<Part> parts) {
    this.site = site;
    this.parts = parts;
  }

  /** Everything that a house can have, what people see first coming last. */
  static List<Part> everything(Site site) {
    return List.of(
        new Postgres(site),
        new Elasticsearch(site),
        new OpenSearch(site),
        Zeebe.inHouse(site),
        new Tasklist(site),
        new Operate(site),
        new Mail(site),
        Application.workers(site),
        Application.api(site));
  }

  /** The part of this name. */
  static Part named(String name, Site site) {
    return Order.withNeeds(everything(site), Set.of(name)).stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Starts all parts. When one fails, the others go on running, to be stopped by {@link #stop}. */
  void start(Progress progress) throws Exception {
    Order.needsFirst(
        parts,
        part -> {
          progress.tell(part, State.STARTING);
          try {
            RunningPart.start(part, site).awaitReady();
          } catch (InterruptedException e) {
            throw e; // not its fault
          } catch (Exception e) {
            progress.tell(part, State.FAILED);
            throw e;
          }
          progress.tell(part, State.READY);
        });
  }

  /** Returns when a part has ended by itself. */
  Trouble awaitTrouble() throws InterruptedException {
    while (true) {
      for (var part : parts) {
        var running = RunningPart.noted(part, site);
        if (running.isEmpty()) return RunningPart.trouble(part, site, "ended by itself");
      }
      Thread.sleep(WATCH);
    }
  }

  /** The parts that run, whoever started them. */
  List<Part> running() {
    return parts.stream().filter(part -> RunningPart.noted(part, site).isPresent()).toList();
  }

  /** Stops all parts in good order. */
  void stop(Progress progress) throws Exception {
    stop(progress, PATIENCE);
  }

  /** Stops all parts that a killed launcher left, in good order as far as that is quick. */
  void stopLeftovers(Progress progress) throws Exception {
    stop(progress, LITTLE_PATIENCE);
  }

  private void stop(Progress progress, Duration patience) throws Exception {
    Order.needsLast(
        parts,
        part -> {
          var running = RunningPart.noted(part, site);
          if (running.isEmpty()) return;
          progress.tell(part, State.STOPPING);
          running.get().stop(patience);
          progress.tell(part, State.STOPPED);
        });
  }
}
