package org.procession.local.demo;

import java.util.List;
import java.util.Map;

/** A bill of a size that one group has to approve. */
final class BillApproval implements Case {
  @Override
  public String process() {
    return "Bill approval";
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    var vendor =
        stage.post(
            "acme.clerk",
            "/api/revenue/vendors",
            Map.of("name", "Paper Mill", "country", "DE", "risk", "LOW"));
    var bill =
        stage.post(
            "acme.clerk",
            "/api/revenue/bills",
            Map.of(
                "vendorId", vendor.path("id").asString(),
                "number", Stage.number("B"),
                "issueDate", Stage.today().toString(),
                "currency", "EUR",
                "category", "SERVICES",
                "lines", List.of(Stage.line("Copy paper", "2000.00")),
                "totals", Map.of("net", "2000.00", "tax", "380.00", "gross", "2380.00")));
    var id = bill.path("id").asString();
    var path = "/api/revenue/bills/" + id;
    stage.post("acme.clerk", path + "/submit", Map.of());
    stage.tell("Clerk submits bill " + bill.path("number").asString() + " over 2380.00 EUR");
    stage.complete(
        "acme.lead",
        "Task_ApproveBill",
        Map.of("billId", id),
        Map.of("approved", true, "comment", "As ordered"));
    stage.tell("Team lead approves it in Tasklist");
    stage.awaitField("acme.clerk", path, "/status", "POSTED");
    stage.tell("It is in the ledger");
    stage.awaitEnd("bill:" + id);
  }
}
