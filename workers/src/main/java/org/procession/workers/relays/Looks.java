package org.procession.workers.relays;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;

/** When each tenant was looked at, for what is done from time to time. */
final class Looks {

  private final Duration every;
  private final Clock clock;
  private final Map<TenantId, Instant> done = new ConcurrentHashMap<>();

  Looks(Duration every, Clock clock) {
    this.every = every;
    this.clock = clock;
  }

  /**
   * Whether it is time to look at the current tenant. A look that lies ahead was made before the
   * clock was put back, and counts no longer.
   */
  boolean isDue() {
    var last = done.get(tenant());
    var now = clock.instant();
    return last == null || now.isBefore(last) || !now.isBefore(last.plus(every));
  }

  /** Notes that the current tenant was looked at, and nothing was left. */
  void note() {
    done.put(tenant(), clock.instant());
  }

  private static TenantId tenant() {
    return Scope.current().tenant();
  }
}
