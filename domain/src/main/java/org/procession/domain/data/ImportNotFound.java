package org.procession.domain.data;

import org.procession.domain.Problem;

/** The tenant has no such import. */
public final class ImportNotFound extends Problem {
  ImportNotFound(ImportId id) {
    super(Kind.NOT_FOUND, "IMPORT_NOT_FOUND", "There is no import %s.".formatted(id), "importId");
  }
}
