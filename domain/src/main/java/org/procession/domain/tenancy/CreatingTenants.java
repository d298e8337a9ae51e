package org.procession.domain.tenancy;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates the tenant of the current scope. Idempotent by id: one that exists stays as it is. */
@Service
public class CreatingTenants {

  private final Tenants tenants;
  private final Clock clock;

  CreatingTenants(Tenants tenants, Clock clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /**
   * @return whether this call created it
   */
  @Transactional
  public boolean create(String name, Currency baseCurrency, ZoneId timeZone) {
    var id = Scope.current().tenant();
    if (tenants.findById(id.value()).isPresent()) {
      return false;
    }
    tenants.saveAndFlush(new Tenant(id, name, baseCurrency, timeZone, clock.instant()));
    return true;
  }
}
