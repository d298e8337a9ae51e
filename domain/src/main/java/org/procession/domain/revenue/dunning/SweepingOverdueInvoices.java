package org.procession.domain.revenue.dunning;

import org.procession.domain.events.EventLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out which invoices have become overdue, and opens dunning runs for them. */
@Service
public class SweepingOverdueInvoices {

  private final DunningRuns runs;
  private final EventLog events;

  SweepingOverdueInvoices(DunningRuns runs, EventLog events) {
    this.runs = runs;
    this.events = events;
  }

  /**
   * Opens a run for invoices that were due before today in the tenant's time zone and are still
   * owed, those due longest first, and records {@link DunningRunOpened}. An invoice comes into one
   * run, however often and by however many this is called at the same time; one that somebody is
   * just changing is left to a later sweep.
   *
   * @param limit of how many at most
   * @return of how many; fewer than the limit when there are no more
   */
  @Transactional
  public int sweep(int limit) {
    var id = DunningRunId.next();
    var found = runs.open(id, limit);
    if (found > 0) {
      events.record(new DunningRunOpened(id, found));
    }
    return found;
  }

  /** How many invoices are overdue and in no run yet. */
  @Transactional(readOnly = true)
  public long waiting() {
    return runs.waiting();
  }
}
