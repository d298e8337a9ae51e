package org.procession.domain.revenue.dunning;

import org.procession.domain.Problem;

/** The tenant has no such dunning run. */
public final class DunningRunNotFound extends Problem {
  DunningRunNotFound(DunningRunId id) {
    super(Kind.NOT_FOUND, "DUNNING_RUN_NOT_FOUND", "There is no dunning run %s.".formatted(id));
  }
}
