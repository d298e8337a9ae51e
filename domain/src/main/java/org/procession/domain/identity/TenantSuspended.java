package org.procession.domain.identity;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;

/** Nobody may do anything for the tenant for the time being. */
public record TenantSuspended(TenantId tenant) implements DomainEvent {

  @Override
  public Subject subject() {
    return IdentitySubjects.tenant(tenant);
  }

  @Override
  public String summary() {
    return "Suspended by the platform";
  }
}
