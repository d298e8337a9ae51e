package org.procession.local.demo;

import java.util.List;
import java.util.Map;

/** An invoice that is paid after the first reminder. */
final class InvoiceDunning implements Case {
  @Override
  public String process() {
    return "Invoice dunning";
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    var address = "%s@corner-cafe.example".formatted(Stage.number("accounts"));
    var client =
        stage.post(
            "acme.clerk",
            "/api/crm/clients",
            Map.of(
                "name",
                "Corner Café",
                "address",
                Map.of("country", "DE"),
                "email",
                address,
                "segment",
                "STANDARD"));
    var invoice =
        stage.post(
            "acme.clerk",
            "/api/revenue/invoices",
            Map.of(
                "clientId", client.path("id").asString(),
                "issueDate", Stage.today().minusDays(40).toString(),
                "dueDate", Stage.today().minusDays(10).toString(),
                "currency", "EUR",
                "lines", List.of(Stage.line("Coffee machine, service", "450.00")),
                "issue", true));
    var path = "/api/revenue/invoices/" + invoice.path("id").asString();
    var number = invoice.path("number").asString();
    stage.tell(
        "Clerk issues invoice %s over %s EUR, ten days overdue already"
            .formatted(number, invoice.path("open").asString()));
    stage.tell("The client gets a letter: " + stage.awaitLetter(address, number));
    var open = stage.get("acme.finance", path).path("open").asString();
    stage.post(
        "acme.finance",
        path + "/payments",
        Map.of(
            "paymentKey",
            Stage.number("bank"),
            "amount",
            open,
            "currency",
            "EUR",
            "receivedOn",
            Stage.today().toString()));
    stage.tell("Finance records the payment of " + open + " EUR");
    stage.awaitEnd("invoice:" + invoice.path("id").asString());
  }
}
