package org.procession.domain.revenue.dunning;

import org.procession.domain.events.EventLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leaves the invoices of a run to processes of their own. */
@Service
public class BeginningDunning {

  private final DunningRuns runs;
  private final EventLog events;

  BeginningDunning(DunningRuns runs, EventLog events) {
    this.runs = runs;
    this.events = events;
  }

  /**
   * Closes a run and records {@link org.procession.domain.revenue.receivables.InvoiceOverdue} for
   * each of its invoices. Idempotent by run: a second call finds it closed and records nothing.
   */
  @Transactional
  public void begin(DunningRunId id) {
    if (runs.close(id)) {
      events.recordAll(runs.overdue(id));
    }
  }
}
