package org.procession.domain.revenue.payables;

import org.procession.domain.Problem;

/** The bill was taken back: nothing more happens to it. */
public final class BillIsWithdrawn extends Problem {

  /** The code of the BPMN error. */
  public static final String CODE = "BILL_WITHDRAWN";

  BillIsWithdrawn(BillId id) {
    super(Kind.CONFLICT, CODE, "Bill %s was withdrawn.".formatted(id));
  }
}
