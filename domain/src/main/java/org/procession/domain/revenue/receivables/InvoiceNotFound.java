package org.procession.domain.revenue.receivables;

import org.procession.domain.Problem;

/** The tenant has no such invoice. */
public final class InvoiceNotFound extends Problem {
  InvoiceNotFound(InvoiceId id) {
    super(Kind.NOT_FOUND, "INVOICE_NOT_FOUND", "There is no invoice %s.".formatted(id));
  }
}
