package org.procession.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** An invoice of the demo tenant's story, which nobody paid after three reminders. */
class DunningJourneyIT {

  @RegisterExtension static final RunningHouse house = new RunningHouse();

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String CLIENT = "Old Mill Brewery";

  @Test
  void financeDecidesOnTheCollectionOfAnInvoiceThatNobodyPaid() {
    await("the story is told").atMost(PATIENCE).until(() -> invoice().isPresent());
    var invoice = invoice().orElseThrow();
    try (var tasks = new TaskList(house.address("tasklist"))) {
      tasks.logIn("acme.finance").open("Decide on collection", CLIENT);
      assertThat(tasks.form().innerText()).contains(invoice.path("number").asString(), "40.00");
      tasks.claim().choose("Hand over to a collection agency");
      tasks
          .write("Reason", "Three reminders, no answer")
          .picture("decide-on-collection")
          .complete();
    }

    await("dunning has ended")
        .atMost(PATIENCE)
        .until(() -> dunning(invoice).path("outcome").asString(""), "AGENCY"::equals);
  }

  private static Optional<JsonNode> invoice() {
    return house
        .get("acme.finance", "/api/revenue/invoices?overdue=true&limit=200")
        .body()
        .path("items")
        .valueStream()
        .filter(invoice -> invoice.path("clientName").asString().equals(CLIENT))
        .findFirst();
  }

  private static JsonNode dunning(JsonNode invoice) {
    var path = "/api/revenue/invoices/" + invoice.path("id").asString() + "/dunning";
    return house.get("acme.finance", path).body();
  }
}
