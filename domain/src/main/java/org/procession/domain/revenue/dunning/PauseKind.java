package org.procession.domain.revenue.dunning;

/** Why dunning pauses. */
public enum PauseKind {
  /** The client says that the invoice is wrong. */
  DISPUTE,
  /** The client says when it will pay. */
  PROMISE
}
