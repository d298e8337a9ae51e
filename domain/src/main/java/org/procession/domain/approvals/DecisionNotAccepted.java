package org.procession.domain.approvals;

import org.procession.domain.Problem;

/** The decision does not count; the task comes back. */
public final class DecisionNotAccepted extends Problem {

  /** The code of the BPMN error. */
  public static final String CODE = "APPROVAL_NOT_ACCEPTED";

  DecisionNotAccepted(String reason) {
    super(Kind.FORBIDDEN, CODE, reason);
  }
}
