package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The engine's decision tables, for many cases at once. */
@Component
public class DecisionTables {

  private static final Logger log = LoggerFactory.getLogger(DecisionTables.class);

  /** Enough for the engine never to wait for the next. */
  private static final int AT_ONCE = 32;

  private final CamundaClient engine;
  private final JsonMapper json;

  DecisionTables(CamundaClient engine, JsonMapper json) {
    this.engine = engine;
    this.json = json;
  }

  /**
   * Has the engine decide each case, as a business rule task decides one, by the newest version of
   * the table.
   *
   * @param decision the id of the decision, which is the name of its file
   * @param cases what the inputs of the table are named by
   * @return what the table says of each, in their order; null of JSON for one that it does not know
   *     or cannot decide
   * @throws io.camunda.client.api.command.ClientException when the engine has no such table, or
   *     does not answer
   */
  public List<JsonNode> decide(String decision, List<JsonNode> cases) {
    var results = new ArrayList<JsonNode>();
    var asked = new ArrayDeque<CamundaFuture<EvaluateDecisionResponse>>();
    for (var decided : cases) {
      if (asked.size() == AT_ONCE) {
        results.add(result(asked.remove().join()));
      }
      asked.add(
          engine
              .newEvaluateDecisionCommand()
              .decisionId(decision)
              .variables(decided.toString())
              .send());
    }
    asked.forEach(answer -> results.add(result(answer.join())));
    return results;
  }

  private JsonNode result(EvaluateDecisionResponse answer) {
    if (answer.getFailedDecisionId() != null && !answer.getFailedDecisionId().isEmpty()) {
      log.warn("{} does not decide a case: {}", answer.getDecisionId(), answer.getFailureMessage());
      return json.nullNode();
    }
    return json.readTree(answer.getDecisionOutput());
  }
}
