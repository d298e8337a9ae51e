package org.procession.domain.crm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;

/** The tenant has this client already. */
public final class ClientExists extends Problem {
  private ClientExists(String name, ClientId id, String what, String field) {
    super(
        Kind.CONFLICT,
        "CLIENT_EXISTS",
        "'%s' has this %s: use client %s.".formatted(name, what, id),
        field);
  }

  /**
   * @param but the client that may have what tells clients from each other
   * @throws ClientExists when another has it
   */
  static void requireNone(Clients clients, NewClient client, @Nullable ClientId but) {
    if (client.vatId() != null) {
      requireNone(clients.findByVatId(client.vatId().value()), but, "VAT identifier", "vatId");
    }
    if (client.externalReference() != null) {
      requireNone(
          clients.findByExternalReference(client.externalReference()),
          but,
          "external reference",
          "externalReference");
    }
  }

  private static void requireNone(
      Optional<Client> found, @Nullable ClientId but, String what, String field) {
    found
        .filter(other -> !other.id().equals(but))
        .ifPresent(
            other -> {
              throw new ClientExists(other.name(), other.id(), what, field);
            });
  }
}
