package org.procession.domain.identity;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;

/** What was permitted for the tenant is permitted again. */
public record TenantResumed(TenantId tenant) implements DomainEvent {

  @Override
  public Subject subject() {
    return IdentitySubjects.tenant(tenant);
  }

  @Override
  public String summary() {
    return "Resumed by the platform";
  }
}
