package org.procession.domain.revenue.dunning;

import org.procession.domain.Problem;
import org.procession.domain.revenue.receivables.InvoiceId;

/** The invoice is in no state in which dunning could do anything about it. */
public final class InvoiceNotDunnable extends Problem {
  InvoiceNotDunnable(InvoiceId id, String reason) {
    super(
        Kind.CONFLICT,
        "INVOICE_NOT_DUNNABLE",
        "Invoice %s is not dunned: %s.".formatted(id, reason));
  }
}
