package org.procession.domain.revenue.ledger;

import java.time.LocalDate;
import org.procession.domain.Problem;

/** The books are not open on the day. */
public final class PeriodClosed extends Problem {

  /** The code of the BPMN error. */
  public static final String CODE = "PERIOD_CLOSED";

  PeriodClosed(LocalDate day) {
    super(
        Kind.CONFLICT,
        CODE,
        "The books are closed on %s: choose a day in an open period, or open that one."
            .formatted(day));
  }
}
