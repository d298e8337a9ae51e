package org.procession.domain.platform;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;

/** A tenant is not to be deleted any more. */
public record TenantDeletionCancelled(TenantId tenant) implements DomainEvent {

  @Override
  public Subject subject() {
    return TenantSubject.of(tenant);
  }

  @Override
  public String summary() {
    return "Deletion of tenant %s cancelled".formatted(tenant);
  }
}
