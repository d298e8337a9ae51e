package org.procession.domain.data;

import org.procession.domain.Problem;

/** The content of an import broke off. */
public final class ImportInterrupted extends Problem {
  public ImportInterrupted() {
    super(
        "IMPORT_INTERRUPTED", "The content broke off, and nothing of it was kept: send it again.");
  }
}
