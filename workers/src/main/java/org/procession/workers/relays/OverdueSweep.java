package org.procession.workers.relays;

import java.time.Clock;
import org.procession.domain.revenue.dunning.SweepingOverdueInvoices;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Component;

/**
 * Brings to the event log what no call brings there: that the day has passed on which invoices were
 * due. Looks at each tenant's invoices when it starts, and from time to time.
 */
@Component
class OverdueSweep implements Relay {

  /** The invoices of a dunning run at most. Finding so many takes a second or two. */
  private static final int RUN = 10_000;

  private final SweepingOverdueInvoices sweeping;
  private final Looks looks;

  OverdueSweep(SweepingOverdueInvoices sweeping, OverdueSweepProperties sweep, Clock clock) {
    this.sweeping = sweeping;
    this.looks = new Looks(sweep.every(), clock);
  }

  @Override
  public String name() {
    return "overdue";
  }

  @Override
  public int batchSize() {
    return RUN;
  }

  @Override
  public int deliverBatch() {
    if (!looks.isDue()) {
      return 0;
    }
    var sweeper = Scope.current().as(Actor.system("overdue-sweep"));
    var found = sweeper.call(() -> sweeping.sweep(RUN));
    if (found < RUN) {
      looks.note();
    }
    return found;
  }

  @Override
  public Backlog backlog() {
    return new Backlog(sweeping.waiting(), null);
  }
}
