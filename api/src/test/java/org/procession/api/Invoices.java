package org.procession.api;

/** Clients and invoices as clients of the API send them. */
final class Invoices {

  static final String CLIENTS = "/api/crm/clients";
  static final String PATH = "/api/revenue/invoices";

  private Invoices() {}

  /** A client that is right in everything. */
  static String client() {
    return """
    {
      "name": "Book Shop",
      "legalName": "Book Shop GmbH",
      "vatId": null,
      "address": {"line1": "Market 1", "postcode": "10115", "city": "Berlin", "country": "DE"},
      "email": "office@books.example",
      "segment": "KEY",
      "language": "de",
      "paymentTermsDays": 14
    }
    """;
  }

  static String client(Client api) {
    return api.post(CLIENTS, client()).answered(201).path("id").asString();
  }

  /** A contact that is right in everything. */
  static String contact() {
    return """
    {
      "name": "Ada",
      "role": "Accounting",
      "email": "ada@books.example",
      "phone": "+49 30 901820",
      "language": "en",
      "preferredChannel": "SMS",
      "billing": true
    }
    """;
  }

  /** An invoice over 1200.69 EUR that is right in everything; a draft. */
  static String invoice(String clientId) {
    return """
    {
      "clientId": "%s",
      "issueDate": "2026-03-02",
      "dueDate": "2026-04-01",
      "currency": "EUR",
      "lines": [
        {"description": "Copy paper", "quantity": "10", "unitPrice": "100.00", "net": "1000.00", "taxCategory": "S", "taxRate": 19},
        {"description": "Books", "quantity": 1, "unitPrice": 9.99, "taxCategory": "S", "taxRate": "7"}
      ],
      "issue": false
    }
    """
        .formatted(clientId);
  }

  static String draft(Client api) {
    return api.post(PATH, invoice(client(api))).answered(201).path("id").asString();
  }

  static String issued(Client api) {
    var invoice = invoice(client(api)).replace("\"issue\": false", "\"issue\": true");
    return api.post(PATH, invoice).answered(201).path("id").asString();
  }

  /** A payment of 200.69 EUR that is right in everything. */
  static String payment(String key) {
    return """
    {"paymentKey": "%s", "amount": "200.69", "currency": "EUR", "receivedOn": "2026-03-10"}
    """
        .formatted(key);
  }
}
