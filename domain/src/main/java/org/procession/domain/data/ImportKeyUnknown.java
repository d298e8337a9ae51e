package org.procession.domain.data;

import java.util.Collection;
import org.procession.domain.Problem;

/** Records of the type are not told from each other by this column. */
public final class ImportKeyUnknown extends Problem {
  ImportKeyUnknown(Collection<String> known) {
    super(
        Kind.INVALID,
        "IMPORT_KEY_UNKNOWN",
        "The key is one of: %s.".formatted(String.join(", ", known)),
        "key");
  }
}
