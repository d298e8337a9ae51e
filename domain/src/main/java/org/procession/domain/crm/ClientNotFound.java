package org.procession.domain.crm;

import org.procession.domain.Problem;

/** The tenant has no such client. */
public final class ClientNotFound extends Problem {
  ClientNotFound(ClientId id) {
    super(
        Kind.NOT_FOUND,
        "CLIENT_NOT_FOUND",
        "There is no client %s: create it first.".formatted(id),
        "clientId");
  }
}
