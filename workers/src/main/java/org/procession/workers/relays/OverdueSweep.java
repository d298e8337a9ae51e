package org.procession.workers.relays;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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
  private final Map<TenantId, Instant> done = new ConcurrentHashMap<>();

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
    if (isDone(done.get(scope.tenant()), now)) {
      return 0;
    }
    var found = scope.as(Actor.system("overdue-sweep")).call(() -> sweeping.sweep(RUN));
    if (found < RUN) {
      done.put(scope.tenant(), now);
    }
    return found;
  }

  /** A look that lies ahead was made before the clock was put back, and counts no longer. */
  private boolean isDone(@Nullable Instant look, Instant now) {
    return look != null && !now.isBefore(look) && now.isBefore(look.plus(every));
  }

  @Override
  public Backlog backlog() {
    return new Backlog(sweeping.waiting(), null);
  }
}
