package org.procession.domain.requests;

import org.procession.domain.Problem;

/** The same request is being answered at this moment. */
public final class RequestInProgress extends Problem {
  RequestInProgress() {
    super(
        Kind.CONFLICT,
        "REQUEST_IN_PROGRESS",
        "A request with this key is being answered now: send it again in a moment to get its answer.",
        "Idempotency-Key");
  }
}
