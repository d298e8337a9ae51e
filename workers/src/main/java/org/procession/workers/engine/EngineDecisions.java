package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.response.MatchedDecisionRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.procession.domain.tenancy.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the engine decides outside of any process, by the newest version of a decision that the
 * tenant of the current scope has there.
 */
@Component
public class EngineDecisions {

  private static final Logger log = LoggerFactory.getLogger(EngineDecisions.class);

  /** Enough for the engine never to wait for the next. */
  private static final int AT_ONCE = 32;

  private final CamundaClient engine;
  private final JsonMapper json;
  private final EngineTenants tenants;

  EngineDecisions(CamundaClient engine, JsonMapper json, EngineTenants tenants) {
    this.engine = engine;
    this.json = json;
    this.tenants = tenants;
  }

  /**
   * A version of a decision.
   *
   * @param decision its id, which is the name of its file
   * @param key by which the engine knows this version
   * @param modelKey by which the engine knows this version of the file
   */
  public record Version(String decision, int version, long key, long modelKey) {}

  /**
   * What was decided of a case.
   *
   * @param result null of JSON when there is none
   * @param rules the ids of those that fit
   */
  public record Verdict(JsonNode result, List<String> rules) {}

  /** What was decided, and by which version. */
  public record Decided(Version by, Verdict verdict) {}

  /**
   * Has the engine decide each of many cases, as a business rule task decides one.
   *
   * @param decision its id
   * @param cases what the inputs of the decision are named by
   * @return in the order of the cases; no result for a case that cannot be decided
   * @throws io.camunda.client.api.command.ClientException when the engine has no such decision, or
   *     does not answer
   */
  public List<Decided> decide(String decision, List<JsonNode> cases) {
    var tenant = tenants.nameOf(Scope.current().tenant());
    var decided = new ArrayList<Decided>();
    var asked = new ArrayDeque<CamundaFuture<EvaluateDecisionResponse>>();
    for (var next : cases) {
      if (asked.size() == AT_ONCE) {
        decided.add(decided(asked.remove().join()));
      }
      asked.add(
          engine
              .newEvaluateDecisionCommand()
              .decisionId(decision)
              .variables(next.toString())
              .tenantId(tenant)
              .send());
    }
    asked.forEach(answer -> decided.add(decided(answer.join())));
    return decided;
  }

  private Decided decided(EvaluateDecisionResponse answer) {
    return new Decided(
        new Version(
            answer.getDecisionId(),
            answer.getDecisionVersion(),
            answer.getDecisionKey(),
            answer.getDecisionRequirementsKey()),
        verdict(answer));
  }

  private Verdict verdict(EvaluateDecisionResponse answer) {
    if (answer.getFailedDecisionId() != null && !answer.getFailedDecisionId().isEmpty()) {
      log.warn("{} does not decide a case: {}", answer.getDecisionId(), answer.getFailureMessage());
      return new Verdict(json.nullNode(), List.of());
    }
    return new Verdict(
        json.readTree(answer.getDecisionOutput()),
        answer.getEvaluatedDecisions().getLast().getMatchedRules().stream()
            .map(MatchedDecisionRule::getRuleId)
            .toList());
  }
}
