package org.procession.workers.relays;

import java.util.concurrent.TimeUnit;
import org.procession.domain.platform.DeletingTenants;
import org.procession.domain.platform.RunningInstances;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes tenants whose time has come, where the relays run, which serve them no more. When a part
 * does not answer, the next look goes on.
 */
@Component
@EnableScheduling
class TenantDeletion {

  private static final Logger log = LoggerFactory.getLogger(TenantDeletion.class);

  private final DeletingTenants deleting;
  private final RunningInstances running;
  private final Relays relays;

  TenantDeletion(DeletingTenants deleting, RunningInstances running, Relays relays) {
    this.deleting = deleting;
    this.running = running;
    this.relays = relays;
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void look() {
    if (relays.isLeading()) {
      deleting.underWay().forEach(this::goOn);
    }
  }

  private void goOn(TenantId tenant) {
    try {
      var isGone =
          new Scope(tenant, Actor.system("tenant-deletion")).call(() -> deleting.goOn(running));
      if (isGone) {
        log.info("Tenant {} is deleted", tenant);
      }
    } catch (RuntimeException e) {
      log.warn("The deletion of tenant {} goes on in a minute: {}", tenant, e.getMessage());
    }
  }
}
