package org.procession.workers.relays;

import java.time.Clock;
import java.time.Duration;
import org.procession.domain.platform.ExportingTenants;
import org.springframework.stereotype.Component;

/** Makes the exports of tenants' data that were asked for, and removes old ones. */
@Component
class TenantExport implements Relay {

  private static final Duration EVERY = Duration.ofSeconds(10);

  private final ExportingTenants exporting;
  private final Looks looks;

  TenantExport(ExportingTenants exporting, Clock clock) {
    this.exporting = exporting;
    this.looks = new Looks(EVERY, clock);
  }

  @Override
  public String name() {
    return "exports";
  }

  @Override
  public int deliverBatch() {
    if (!looks.isDue()) {
      return 0;
    }
    var done = exporting.goOn();
    if (done == 0) {
      looks.note();
    }
    return done;
  }

  /** Being late does no harm. */
  @Override
  public Backlog backlog() {
    return Backlog.NONE;
  }
}
