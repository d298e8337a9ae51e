package org.procession.workers.relays;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.procession.domain.revenue.dunning.SweepingOverdueInvoices;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
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
  private final Duration every;
  private final Clock clock;
  private final Map<TenantId, Instant> next = new ConcurrentHashMap<>();

  OverdueSweep(SweepingOverdueInvoices sweeping, OverdueSweepProperties sweep, Clock clock) {
    this.sweeping = sweeping;
    this.every = sweep.every();
    this.clock = clock;
  }

  @Override
  public String name() {
    return "overdue";
  }

  @Override
  public int deliverBatch() {
    var scope = Scope.current();
    var now = clock.instant();
    if (now.isBefore(next.getOrDefault(scope.tenant(), Instant.MIN))) {
      return 0;
    }
    var found = scope.as(Actor.system("overdue-sweep")).call(() -> sweeping.sweep(RUN));
    if (found < RUN) {
      next.put(scope.tenant(), now.plus(every));
    }
    return found;
  }

  @Override
  public Backlog backlog() {
    return new Backlog(sweeping.waiting(), null);
  }
}
