package org.procession.domain.identity;

import org.procession.domain.Problem;

/** The user has no such API key. */
public final class ApiKeyNotFound extends Problem {
  ApiKeyNotFound(ApiKeyId id) {
    super(Kind.NOT_FOUND, "API_KEY_NOT_FOUND", "There is no API key %s.".formatted(id), "keyId");
  }
}
