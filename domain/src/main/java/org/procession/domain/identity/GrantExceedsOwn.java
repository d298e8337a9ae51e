package org.procession.domain.identity;

import java.util.Collection;
import java.util.TreeSet;
import org.procession.domain.Problem;

/** Somebody wants to give others what that person may not do. */
public final class GrantExceedsOwn extends Problem {
  GrantExceedsOwn(Collection<String> beyond) {
    super(
        Kind.FORBIDDEN,
        "GRANT_EXCEEDS_OWN",
        "Nobody can give others permissions that they do not have themselves; here: %s."
            .formatted(String.join(", ", new TreeSet<>(beyond))));
  }
}
