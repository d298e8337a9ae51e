package org.procession.domain.revenue.payables;

/** Where a bill stands. */
public enum BillStatus {
  /** Entered, not yet handed in. */
  DRAFT,
  /** Handed in: approval runs. */
  SUBMITTED,
  /** Not approved: waits for its submitter to correct or withdraw it. */
  REJECTED,
  /** All approvals are there. */
  APPROVED,
  /** In the ledger; never changes any more. */
  POSTED,
  /** Taken back by the submitter. */
  WITHDRAWN,
  /** Found to be a copy of another bill. */
  DISCARDED
}
