package org.procession.domain.revenue.dunning;

import java.time.LocalDate;
import org.procession.domain.Problem;
import org.procession.domain.revenue.receivables.InvoiceId;

/** The client disputes the invoice or has promised to pay; nothing is demanded meanwhile. */
public final class DunningPaused extends Problem {

  /** The code of the BPMN error. */
  public static final String CODE = "DUNNING_PAUSED";

  DunningPaused(InvoiceId id, LocalDate until) {
    super(
        Kind.CONFLICT,
        CODE,
        "Dunning of invoice %s pauses until the end of %s.".formatted(id, until));
  }
}
