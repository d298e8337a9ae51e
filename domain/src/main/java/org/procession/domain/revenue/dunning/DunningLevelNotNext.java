package org.procession.domain.revenue.dunning;

import org.procession.domain.Problem;
import org.procession.domain.revenue.receivables.InvoiceId;

/** The level is not the one that comes next. */
public final class DunningLevelNotNext extends Problem {
  DunningLevelNotNext(InvoiceId id, int level, int next) {
    super(
        Kind.CONFLICT,
        "DUNNING_LEVEL_NOT_NEXT",
        "Level %d of invoice %s cannot be taken: next is level %d.".formatted(level, id, next));
  }
}
