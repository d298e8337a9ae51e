package org.procession.domain.platform;

import java.time.Instant;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;

/** A tenant is to be deleted. */
public record TenantDeletionScheduled(TenantId tenant, Instant dueAt) implements DomainEvent {

  @Override
  public Subject subject() {
    return TenantSubject.of(tenant);
  }

  @Override
  public String summary() {
    return "Tenant %s is to be deleted at %s".formatted(tenant, dueAt);
  }
}
