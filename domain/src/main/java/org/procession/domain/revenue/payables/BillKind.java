package org.procession.domain.revenue.payables;

/** Whether a document demands money or gives some back. */
public enum BillKind {
  INVOICE,
  CREDIT_NOTE
}
