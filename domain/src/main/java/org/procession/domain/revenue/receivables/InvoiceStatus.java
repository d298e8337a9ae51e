package org.procession.domain.revenue.receivables;

/** Where an invoice stands. */
public enum InvoiceStatus {
  /** Entered: it has no number and is owed by nobody. */
  DRAFT,
  /** Has its number, stands in the ledger, and is owed. */
  ISSUED,
  /** Settled in full, with all that was charged on top. */
  PAID,
  /** Given up: the books claim nothing any more. */
  WRITTEN_OFF
}
