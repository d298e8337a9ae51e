package org.procession.domain.revenue.receivables;

import org.procession.domain.Problem;

/** The invoice is past, or not yet at, the point where this can be done. */
public final class InvoiceNotInStatus extends Problem {

  /** The code of the BPMN error. */
  public static final String CODE = "INVOICE_NOT_IN_STATUS";

  InvoiceNotInStatus(InvoiceId id, String action, InvoiceStatus status, InvoiceStatus allowed) {
    super(
        Kind.CONFLICT,
        CODE,
        "Invoice %s is %s; only one that is %s can be %s.".formatted(id, status, allowed, action));
  }
}
