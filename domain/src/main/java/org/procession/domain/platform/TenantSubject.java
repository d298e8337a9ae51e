package org.procession.domain.platform;

import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;

/** How events name tenants. */
final class TenantSubject {

  private TenantSubject() {}

  static Subject of(TenantId tenant) {
    return Subject.named("tenant", tenant.value());
  }
}
