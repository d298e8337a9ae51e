package org.procession.domain.revenue.dunning;

/** How dunning ends when nobody pays. */
public enum CollectionOutcome {
  /** The claim is handed over to a collection agency; the invoice stays open. */
  AGENCY,
  /** The claim is given up. */
  WRITE_OFF
}
