package org.procession.domain.revenue.receivables;

import org.procession.domain.Problem;

/** A field of an invoice is wrong. */
public final class InvoiceInvalid extends Problem {
  InvoiceInvalid(String field, String detail) {
    super(Kind.INVALID, "INVOICE_INVALID", detail, field);
  }
}
