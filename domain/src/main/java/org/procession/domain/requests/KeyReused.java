package org.procession.domain.requests;

import org.procession.domain.Problem;

/** The key belongs to another request. */
public final class KeyReused extends Problem {
  KeyReused() {
    super(
        Kind.INVALID,
        "IDEMPOTENCY_KEY_REUSED",
        "You have sent another request with this key: make a new key for each request.",
        "Idempotency-Key");
  }
}
