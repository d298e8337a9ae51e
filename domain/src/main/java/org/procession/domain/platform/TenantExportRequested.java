package org.procession.domain.platform;

import java.util.UUID;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;

/** All that a tenant has is to be handed out to the platform's administrators. */
public record TenantExportRequested(TenantId tenant, UUID export) implements DomainEvent {

  @Override
  public Subject subject() {
    return TenantSubject.of(tenant);
  }

  @Override
  public String summary() {
    return "Export of all data of %s requested".formatted(tenant);
  }
}
