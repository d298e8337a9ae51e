package org.procession.domain.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import org.procession.domain.events.EventLog;
import org.procession.domain.tenancy.FindingTenants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps everybody out of the tenant of the current scope, and lets them in again. What runs goes
 * on: only requests are refused.
 */
@Service
public class SuspendingTenants {

  private final FindingTenants tenants;
  private final EventLog events;
  private final JdbcClient jdbc;
  private final Clock clock;

  SuspendingTenants(FindingTenants tenants, EventLog events, JdbcClient jdbc, Clock clock) {
    this.tenants = tenants;
    this.events = events;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Suspends the tenant. Idempotent.
   *
   * @throws org.procession.domain.tenancy.TenantNotFound when there is none
   */
  @Transactional
  public void suspend() {
    var tenant = tenants.current();
    var suspended =
        jdbc.sql("update tenant set suspended_at = ? where suspended_at is null")
            .param(clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (suspended > 0) {
      events.record(new TenantSuspended(tenant.id()));
    }
  }

  /**
   * Ends the suspension. Idempotent.
   *
   * @throws org.procession.domain.tenancy.TenantNotFound when there is none
   */
  @Transactional
  public void resume() {
    var tenant = tenants.current();
    var resumed =
        jdbc.sql("update tenant set suspended_at = null where suspended_at is not null").update();
    if (resumed > 0) {
      events.record(new TenantResumed(tenant.id()));
    }
  }

  /** Whether the tenant of the current scope is suspended; one that does not exist is not. */
  @Transactional(readOnly = true)
  public boolean isSuspended() {
    return jdbc.sql("select exists (select from tenant where suspended_at is not null)")
        .query(Boolean.class)
        .single();
  }
}
