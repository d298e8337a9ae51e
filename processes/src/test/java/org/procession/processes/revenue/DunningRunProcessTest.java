package org.procession.processes.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.processes.engine.ProcessInstanceAssert.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.procession.processes.engine.ModelUnderTest;
import org.procession.processes.engine.ProcessInstance;

class DunningRunProcessTest {

  private static final Map<String, ?> CASE = Map.of("invoiceId", "i-1", "level", 1);
  private static final Map<String, ?> STEP = Map.of("action", "REMIND", "channel", "EMAIL");

  @RegisterExtension static final ModelUnderTest process = new ModelUnderTest();

  @Test
  void decidesEachCaseByThePolicy() {
    var run = assessed();
    var deciding = run.job("Task_DecideSteps");
    assertThat(deciding.getCustomHeaders()).containsEntry("decision", "DunningPolicy");
    assertThat(deciding.getVariablesAsMap()).containsEntry("cases", List.of(CASE));
  }

  @Test
  void remindsOfEachCaseAsThePolicySays() {
    var run = assessed().completeJob("Task_DecideSteps", Map.of("results", List.of(STEP)));
    assertThat(run.job("Task_RemindClients").getVariablesAsMap())
        .containsEntry("cases", List.of(CASE))
        .containsEntry("steps", List.of(STEP));
  }

  @Test
  void keepsNothingOfItsCasesWhenItHasEnded() {
    var run =
        assessed()
            .completeJob("Task_DecideSteps", Map.of("results", List.of(STEP)))
            .completeJob("Task_RemindClients")
            .completeJob("Task_BeginDunning");
    assertThat(run)
        .hasEndedAt("End_DunningBegun")
        .hasOnlyVariables("dunningRunId", "parts", "seals", "subject", "tenantId");
  }

  @Test
  void beginsDunningWhenAllPartsAreReminded() {
    var run = opened().completeJob("Task_DivideRun", Map.of("parts", List.of(1, 2)));
    for (var part = 1; part <= 2; part++) {
      assertThat(run).hasNotEntered("Task_BeginDunning");
      run.completeJob("Task_AssessInvoices", Map.of("cases", List.of()));
      run.completeJob("Task_DecideSteps", Map.of("results", List.of()));
      run.completeJob("Task_RemindClients");
    }
    run.completeJob("Task_BeginDunning");
    assertThat(run).hasEndedAt("End_DunningBegun");
  }

  private static ProcessInstance assessed() {
    return opened()
        .completeJob("Task_DivideRun", Map.of("parts", List.of(1)))
        .completeJob("Task_AssessInvoices", Map.of("cases", List.of(CASE)));
  }

  private static ProcessInstance opened() {
    var id = UUID.randomUUID().toString();
    return process.start(
        "revenue.dunningRunOpened",
        id,
        Map.of(
            "tenantId",
            "acme",
            "dunningRunId",
            id,
            "subject",
            "dunningRun:" + id,
            "seals",
            Map.of("DunningRunProcess", "sealed")));
  }
}
