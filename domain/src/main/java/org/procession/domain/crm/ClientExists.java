package org.procession.domain.crm;

import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;

/** The tenant has this client already. */
public final class ClientExists extends Problem {
  private ClientExists(String name, ClientId id) {
    super(
        Kind.CONFLICT,
        "CLIENT_EXISTS",
        "'%s' has this VAT identifier: use client %s.".formatted(name, id),
        "vatId");
  }

  /**
   * @param but the client that may have the identifier
   * @throws ClientExists when another has it
   */
  static void requireNone(Clients clients, @Nullable VatId vatId, @Nullable ClientId but) {
    if (vatId != null) {
      clients
          .findByVatId(vatId.value())
          .filter(other -> !other.id().equals(but))
          .ifPresent(
              other -> {
                throw new ClientExists(other.name(), other.id());
              });
    }
  }
}
