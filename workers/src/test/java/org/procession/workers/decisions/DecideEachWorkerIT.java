package org.procession.workers.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.procession.workers.WorkersTest;
import org.procession.workers.engine.DeployingModels;
import org.procession.workers.engine.Job;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WorkersTest
class DecideEachWorkerIT {

  private static final Job JOB = new Job(1, 1, "DunningRunProcess", "Task_DecideSteps", 1);

  @Autowired DecideEachWorker worker;
  @Autowired DeployingModels deployment;
  @Autowired JsonMapper json;

  @Test
  void decidesEachCaseInItsOrderByTheTableOfTheEngine() {
    var cases = new ArrayList<JsonNode>();
    for (var n = 0; n < 150; n++) {
      cases.add(invoice(n, n % 3 == 0 ? "STANDARD" : n % 3 == 1 ? "KEY" : "UNHEARD_OF"));
    }
    var results = decide(cases);
    assertThat(results).hasSize(150);
    for (var n = 0; n < 150; n++) {
      var result = results.get(n);
      switch (n % 3) {
        case 0 -> assertThat(result.path("channel").asString()).isEqualTo("EMAIL");
        case 1 -> assertThat(days(result)).isEqualTo(n < 7 ? 7 - n : 21);
        default -> assertThat(result.isNull()).as("what the table does not know").isTrue();
      }
    }
  }

  @Test
  void decidesNothingWhenThereAreNoCases() {
    assertThat(decide(List.of())).isEmpty();
  }

  private static int days(JsonNode result) {
    return result.path("daysToNextLevel").asInt();
  }

  private List<JsonNode> decide(List<JsonNode> cases) {
    await().until(deployment::isDone);
    return worker
        .handle(new DecideEachWorker.Input("dunningRun", cases, "DunningPolicy"), JOB)
        .results();
  }

  private JsonNode invoice(int daysOverdue, String segment) {
    return json.valueToTree(
        Map.of(
            "level",
            1,
            "daysOverdue",
            daysOverdue,
            "amountInBaseCurrency",
            119.5,
            "segment",
            segment));
  }
}
