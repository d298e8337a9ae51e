package org.procession.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Vendors and bills as clients send them. */
final class Bills {

  static final String PATH = "/api/revenue/bills";
  static final String E_INVOICES = PATH + "/e-invoices?category=GOODS";

  private Bills() {}

  static String vendor(Client client) {
    return vendor(client, "Paper Mill", null);
  }

  static String vendor(Client client, String name, String vatId) {
    return client
        .post(
            "/api/revenue/vendors",
            """
            {"name": "%s", "vatId": %s, "country": "DE", "risk": "LOW"}
            """
                .formatted(name, vatId == null ? "null" : '"' + vatId + '"'))
        .answered(201)
        .path("id")
        .asString();
  }

  /** A bill that is right in everything. */
  static String bill(String vendorId) {
    return """
    {
      "vendorId": "%s",
      "kind": "INVOICE",
      "number": "R-2026-17",
      "issueDate": "2026-03-02",
      "dueDate": "2026-04-01",
      "currency": "EUR",
      "category": "GOODS",
      "lines": [
        {"description": "Copy paper", "quantity": "10", "unitPrice": "100.00", "net": "1000.00", "taxCategory": "S", "taxRate": 19},
        {"description": "Books", "quantity": 1, "unitPrice": 9.99, "taxCategory": "S", "taxRate": "7"}
      ],
      "totals": {"net": "1009.99", "tax": "190.70", "gross": "1200.69"}
    }
    """
        .formatted(vendorId);
  }

  static String draft(Client client) {
    return client.post(PATH, bill(vendor(client))).answered(201).path("id").asString();
  }

  /** An example of the validation artefacts of EN 16931. */
  static byte[] eInvoice(String name) {
    try (var file = Bills.class.getResourceAsStream("/en16931/" + name + ".xml")) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
