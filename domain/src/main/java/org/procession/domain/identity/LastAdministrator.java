package org.procession.domain.identity;

import org.procession.domain.Problem;

/** Nobody would be left who may do everything. */
public final class LastAdministrator extends Problem {
  LastAdministrator() {
    super(
        Kind.CONFLICT,
        "LAST_ADMINISTRATOR",
        "This would leave nobody with the role '%s': give it to another active user first."
            .formatted(Grants.ADMINISTRATOR));
  }
}
