package org.procession.domain.tenancy;

import org.procession.domain.Problem;

/** No such tenant. */
public final class TenantNotFound extends Problem {
  TenantNotFound(TenantId id) {
    super(Kind.NOT_FOUND, "TENANT_NOT_FOUND", "There is no tenant '%s'.".formatted(id));
  }
}
