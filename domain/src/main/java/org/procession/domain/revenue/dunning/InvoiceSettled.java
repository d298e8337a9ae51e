package org.procession.domain.revenue.dunning;

import org.procession.domain.Problem;
import org.procession.domain.revenue.receivables.InvoiceRecord;

/** Nothing is owed any more, so the invoice is not dunned. */
public final class InvoiceSettled extends Problem {

  /** The code of the BPMN error. */
  public static final String CODE = "INVOICE_SETTLED";

  InvoiceSettled(InvoiceRecord invoice) {
    super(
        Kind.CONFLICT,
        CODE,
        "Invoice %s is %s: nothing is owed for it that could be demanded."
            .formatted(invoice.number(), invoice.status()));
  }
}
