package org.procession.domain.processes;

import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.procession.domain.events.EventFeed;
import org.procession.domain.events.Subject;
import org.springframework.stereotype.Component;

/** Gives the current tenant's event log to an engine, and has that lose its data. */
@Component
public class LostEngine {

  private static final String RELAY = "engine";

  private static final Map<String, Set<String>> STARTS =
      Map.of(
          "revenue.billSubmitted", Set.of("BillApprovalProcess"),
          "revenue.dunningRunOpened", Set.of("DunningRunProcess"),
          "revenue.invoiceOverdue", Set.of("InvoiceDunningProcess"),
          "projects.projectSubmitted", Set.of("ProjectApprovalProcess"),
          "files.fileUploaded", Set.of("FileScanningProcess"));

  private final Engines engines;
  private final EventFeed feed;
  private final LostInstances lost;

  LostEngine(Engines engines, EventFeed feed, LostInstances lost) {
    this.engines = engines;
    this.feed = feed;
    this.lost = lost;
  }

  /** Gives all that has happened to the engine. */
  public void giveAll() {
    engines.current().orElseGet(engines::first);
    await()
        .pollInSameThread() // in which the tenant's scope is open
        .until(
            () -> {
              feed.next(RELAY, 1_000).ifPresent(batch -> feed.advance(RELAY, batch));
              return feed.lag(RELAY) == 0;
            });
  }

  public void loseData() {
    engines.next(engines.current().orElseThrow(), RELAY);
  }

  /** What is lost, batch after batch. */
  public List<LostInstance> found() {
    var found = new ArrayList<LostInstance>();
    lost.forEachBatch(STARTS, found::addAll);
    return found;
  }

  /** The records whose instances are lost. */
  public List<Subject> records() {
    return found().stream().map(instance -> instance.start().subject()).toList();
  }

  /** Lets all records begin anew, each once. */
  public void beginAnew() {
    found().forEach(lost::beginAnew);
  }

  Map<String, Long> counts() {
    return lost.count(STARTS);
  }
}
