package org.procession.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.procession.local.Progress.State;

/**
 * The parts of one site, which start in the order in which they need each other and stop in the
 * reverse order.
 */
final class House {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
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
        new Sms(site),
        Clamav.inHouse(site),
        new S3(site),
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
        if (RunningPart.endedByItself(part, site)) {
          return RunningPart.trouble(part, site, "ended by itself");
        }
      }
      Thread.sleep(WATCH);
    }
  }

  /** The parts that run, whoever started them. */
  List<Part> running() {
    return parts.stream().filter(part -> RunningPart.noted(part, site).isPresent()).toList();
  }

  /** Stops every part that runs, whoever started it. */
  void stop(Progress progress) throws Exception {
    Order.needsLast(
        parts,
        part -> {
          var running = RunningPart.noted(part, site);
          if (running.isEmpty()) return;
          progress.tell(part, State.STOPPING);
          running.get().stop(PATIENCE);
          progress.tell(part, State.STOPPED);
        });
  }

  /** Makes the next start quicker than this one was, if that has not been done yet. */
  void prepareNextStart() throws InterruptedException {
    for (var part : parts) {
      if (!(part instanceof JvmPart program)) continue;
      try {
        program.jvm().archive().make();
      } catch (IOException e) {
        // Then it is as quick as this one; the log of the making tells why.
      }
    }
  }
}
