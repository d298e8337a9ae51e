package org.procession.domain.identity;

import org.procession.domain.Problem;

/** The tenant has no such role. */
public final class RoleNotFound extends Problem {
  RoleNotFound(String field, String id) {
    super(Kind.NOT_FOUND, "ROLE_NOT_FOUND", "There is no role '%s'.".formatted(id), field);
  }
}
