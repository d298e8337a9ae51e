package org.procession.domain.revenue.payables;

import org.procession.domain.Problem;

/** The tenant has no such bill. */
public final class BillNotFound extends Problem {
  BillNotFound(BillId id) {
    super(Kind.NOT_FOUND, "BILL_NOT_FOUND", "There is no bill %s.".formatted(id));
  }
}
