package org.procession.workers.decisions;

import java.util.List;
import org.procession.workers.engine.DecisionTables;
import org.procession.workers.engine.Header;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Has the engine decide each of many cases by a decision table, as a business rule task decides
 * one: the newest version of the table counts.
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
   */
  record Output(List<JsonNode> results) {}

  private final DecisionTables tables;

  DecideEachWorker(DecisionTables tables) {
    this.tables = tables;
  }

  @Override
  public String jobType() {
    return "decisions.decideEach";
  }

  /** Two keep the engine busy, and more would be asked by it to wait. */
  @Override
  public int jobsAtATime() {
    return 2;
  }

  @Override
  public Output handle(Input input, Job job) {
    return new Output(tables.decide(input.decision(), input.cases()));
  }
}
