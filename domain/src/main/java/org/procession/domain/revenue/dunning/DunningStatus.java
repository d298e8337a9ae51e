package org.procession.domain.revenue.dunning;

/** Where the dunning of an invoice stands. */
public enum DunningStatus {
  /** Nothing was demanded yet. */
  NONE,
  /** A level was taken, and the next one comes unless the client pays. */
  RUNNING,
  /** A dispute or a promise lasts. */
  PAUSED,
  /** Finance has handed the claim over or given it up. */
  COLLECTION_DECIDED,
  /** Nothing is owed any more. */
  SETTLED
}
