package org.procession.domain.identity;

import java.util.Set;
import org.procession.domain.Problem;

/** Records without owners are nobody's own. */
public final class ScopeNotApplicable extends Problem {
  ScopeNotApplicable(Set<String> permissions) {
    super(
        Kind.INVALID,
        "SCOPE_NOT_APPLICABLE",
        "Only for records that have owners can a permission be given with a scope, not for those of: %s."
            .formatted(String.join(", ", permissions)),
        "scoped");
  }
}
