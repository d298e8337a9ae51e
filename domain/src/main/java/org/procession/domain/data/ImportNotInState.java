package org.procession.domain.data;

import org.procession.domain.Problem;

/** The import is in a state that forbids it. */
public final class ImportNotInState extends Problem {
  ImportNotInState(ImportState state, String what) {
    super(Kind.CONFLICT, "IMPORT_NOT_IN_STATE", "The import is %s: %s.".formatted(state, what));
  }
}
