package org.procession.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.procession.local.ApiClient.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A bill from its entry to the ledger, through the API, the engine, Tasklist and back. */
class BillApprovalJourneyIT {

  @RegisterExtension static final RunningHouse house = new RunningHouse();

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static TaskList tasks;

  @BeforeAll
  static void openBrowser() {
    tasks = new TaskList(house.address("tasklist"));
  }

  @AfterAll
  static void closeBrowser() {
    tasks.close();
  }

  @Test
  void anApproverApprovesABillInTasklistAndItIsPosted() {
    var before = balanceOf("5900");
    var number = "J-" + UUID.randomUUID().toString().substring(0, 8);
    var bill = submittedBill(number, "1000.00", "190.00", "1190.00");

    tasks.logIn("acme.lead").open("Approve bill", number);
    assertThat(tasks.form().innerText())
        .contains("Journey Paper", "1,190.00 EUR", number, "Paper, A4", "Acme Clerk");
    tasks.claim().choose("Approve").picture("approve-bill").complete();

    awaitStatus(bill, "POSTED");
    assertThat(balanceOf("5900").subtract(before)).isEqualByComparingTo("1000.00");
    assertThat(timeline(bill))
        .anySatisfy(
            entry -> {
              assertThat(entry.path("kind").asString()).isEqualTo("revenue.billDecided");
              assertThat(entry.path("actorName").asString()).isEqualTo("Acme Team Lead");
            });
    await("the approval is found by its words")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        house
                            .get(
                                "acme.clerk", "/api/timeline?q=" + query(number + " approved team"))
                            .body()
                            .path("items"))
                    .isNotEmpty());
    assertThat(house.get("globex.clerk", "/api/revenue/bills/" + bill).status()).isEqualTo(404);
    assertThat(house.get("globex.clerk", "/api/timeline?q=" + query(number)).body().path("items"))
        .isEmpty();
  }

  @Test
  void aRejectedBillIsCorrectedByItsSubmitterAndApprovedThen() {
    var number = "J-" + UUID.randomUUID().toString().substring(0, 8);
    var bill = submittedBill(number, "2000.00", "380.00", "2380.00");

    tasks.logIn("acme.lead").open("Approve bill", number).claim();
    tasks.choose("Reject").write("Comment", "wrong category").picture("reject-bill").complete();
    awaitStatus(bill, "REJECTED");

    tasks.logIn("acme.clerk").open("Correct bill", number, "wrong category");
    tasks.picture("correct-bill").choose("Yes, with the corrections below").complete();
    awaitStatus(bill, "SUBMITTED");

    tasks.logIn("acme.lead").open("Approve bill", number).claim().choose("Approve").complete();
    awaitStatus(bill, "POSTED");
  }

  @Test
  void aDecisionOfSomeoneOutsideTheGroupComesBackWithTheReason() {
    var number = "J-" + UUID.randomUUID().toString().substring(0, 8);
    var bill = submittedBill(number, "1500.00", "285.00", "1785.00");

    tasks.logIn("globex.manager").open("Approve bill", number).claim();
    tasks.choose("Approve").complete();
    await("the refusal stands on the timeline")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(timeline(bill))
                    .extracting(entry -> entry.path("kind").asString())
                    .contains("revenue.billDecisionNotAccepted"));
    assertThat(status(bill)).isEqualTo("SUBMITTED");

    tasks.logIn("acme.lead").open("Approve bill", number, "no user of this company");
    tasks.claim().choose("Approve").complete();
    awaitStatus(bill, "POSTED");
  }

  @Test
  void aSmallBillOfATrustedVendorIsPostedWithoutAnyone() {
    var bill =
        submittedBill(
            "J-" + UUID.randomUUID().toString().substring(0, 8), "100.00", "19.00", "119.00");
    awaitStatus(bill, "POSTED");
  }

  private static String submittedBill(String number, String net, String tax, String gross) {
    var vendor =
        house.post(
            "acme.clerk",
            "/api/revenue/vendors",
            Map.of("name", "Journey Paper", "country", "DE", "risk", "LOW"));
    assertThat(vendor.status()).as(vendor.body().toString()).isEqualTo(201);
    var bill =
        house.post(
            "acme.clerk",
            "/api/revenue/bills",
            Map.of(
                "vendorId", vendor.body().path("id").asString(),
                "number", number,
                "issueDate", LocalDate.now().toString(),
                "currency", "EUR",
                "category", "SERVICES",
                "lines",
                    List.of(
                        Map.of(
                            "description", "Paper, A4",
                            "quantity", "1",
                            "unitPrice", net,
                            "taxCategory", "S",
                            "taxRate", "19")),
                "totals", Map.of("net", net, "tax", tax, "gross", gross)));
    assertThat(bill.status()).as(bill.body().toString()).isEqualTo(201);
    var id = bill.body().path("id").asString();
    var submitted = house.post("acme.clerk", "/api/revenue/bills/" + id + "/submit", Map.of());
    assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(202);
    return id;
  }

  private static void awaitStatus(String bill, String expected) {
    await("bill " + bill + " is " + expected)
        .atMost(PATIENCE)
        .until(() -> status(bill), expected::equals);
  }

  private static String status(String bill) {
    return house.get("acme.clerk", "/api/revenue/bills/" + bill).body().path("status").asString();
  }

  private static List<JsonNode> timeline(String bill) {
    return house
        .get("acme.clerk", "/api/timeline?subject=bill:" + bill)
        .body()
        .path("items")
        .valueStream()
        .toList();
  }

  private static BigDecimal balanceOf(String account) {
    return house
        .get("acme.finance", "/api/revenue/ledger/trial-balance")
        .body()
        .path("accounts")
        .valueStream()
        .filter(row -> row.path("code").asString().equals(account))
        .map(row -> new BigDecimal(row.path("balance").asString()))
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }
}
