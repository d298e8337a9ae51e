package org.procession.workers.decisions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.workers.engine.EngineDecisions.Verdict;
import org.procession.workers.engine.EngineDecisions.Version;
import org.procession.workers.engine.Header;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Decides each of many cases by a decision table, as a business rule task decides one: the newest
 * version of the table counts.
 */
@Component
class DecideEachWorker implements Worker<DecideEachWorker.Input> {

  /**
   * @param subject whatever record the process is about
   * @param cases what the inputs of the table are named by
   * @param decision the id of the decision, which is the name of its file
   */
  record Input(String subject, List<JsonNode> cases, @Header String decision) {}

  /**
   * @param results what the table says of each case, in the order of the cases; null of one that it
   *     does not know or cannot decide
   * @param rules the ids of the rules that fit each case
   * @param decidedBy which version of the table it was; null when there are no cases
   */
  record Output(List<JsonNode> results, List<List<String>> rules, @Nullable Version decidedBy) {}

  private final DecidingMany deciding;

  DecideEachWorker(DecidingMany deciding) {
    this.deciding = deciding;
  }

  @Override
  public String jobType() {
    return "decisions.decideEach";
  }

  @Override
  public Output handle(Input input, Job job) {
    var decisions = deciding.decide(input.decision(), input.cases());
    return new Output(
        decisions.verdicts().stream().map(Verdict::result).toList(),
        decisions.verdicts().stream().map(Verdict::rules).toList(),
        decisions.by());
  }
}
