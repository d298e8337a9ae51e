package org.procession.domain.tenancy;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** Which day it is for the tenant of the current scope. */
@Service
public class Calendar {

  private final FindingTenants tenants;
  private final Clock clock;

  Calendar(FindingTenants tenants, Clock clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** Today in the tenant's time zone. */
  public LocalDate today() {
    return LocalDate.now(clock.withZone(tenants.current().timeZone()));
  }
}
