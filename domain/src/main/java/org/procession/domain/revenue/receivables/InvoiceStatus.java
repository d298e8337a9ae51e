package org.procession.domain.revenue.receivables;

/** Where an invoice stands. */
public enum InvoiceStatus {
  /** Entered: it has no number and is owed by nobody. */
  DRAFT,
  /** Has its number, stands in the ledger, and is owed. */
  ISSUED,
  /** Settled in full, with all that was charged on top; also when it had been given up. */
  PAID,
  /** Given up: the books claim nothing any more. What is paid all the same is less of a loss. */
  WRITTEN_OFF
}
