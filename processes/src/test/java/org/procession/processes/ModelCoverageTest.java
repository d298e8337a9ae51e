package org.procession.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.procession.local.EngineRecord;
import org.procession.local.EngineTap;
import org.procession.processes.engine.Engine;
import org.procession.processes.engine.Model;
import org.procession.processes.engine.Models;

/**
 * The tests of a run, of which this is the last, leave nothing of any model out. Run by itself it
 * therefore fails.
 */
@Order(Integer.MAX_VALUE)
class ModelCoverageTest {

  static Stream<Model> processes() {
    return Models.all("bpmn").stream().map(Model::read);
  }

  static Stream<Model> decisions() {
    return Models.all("dmn").stream().map(Model::read);
  }

  @BeforeAll
  static void waitForTheRecordsOfTheOtherTests() {
    Engine.running().catchUp();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void someTestPassesEveryElementAndFlow(Model process) {
    var passed = passed(process.id());
    assertThat(Stream.concat(process.flowNodes().stream(), process.sequenceFlows().stream()))
        .extracting(element -> element.getAttribute("id"))
        .as("elements of %s that every test leaves out", process)
        .filteredOn(id -> !passed.contains(id))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void someTestMatchesEveryRule(Model decisions) {
    assertThat(decisions.elements("decision"))
        .allSatisfy(
            decision -> {
              var matched = matched(decision.getAttribute("id"));
              assertThat(Model.below(decision, "rule"))
                  .extracting(rule -> rule.getAttribute("id"))
                  .as("rules of %s that no test matches", decision.getAttribute("id"))
                  .filteredOn(rule -> !matched.contains(rule))
                  .isEmpty();
            });
  }

  private static Set<String> passed(String process) {
    return EngineTap.soFar(
            r ->
                r.text("bpmnProcessId").equals(process)
                    && (r.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED")
                        || r.is("PROCESS_INSTANCE", "SEQUENCE_FLOW_TAKEN")))
        .stream()
        .map(EngineRecord::elementId)
        .collect(Collectors.toSet());
  }

  private static Set<String> matched(String decision) {
    return EngineTap.soFar(r -> r.is("DECISION_EVALUATION", "EVALUATED")).stream()
        .flatMap(
            r -> StreamSupport.stream(r.value().path("evaluatedDecisions").spliterator(), false))
        .filter(evaluated -> evaluated.path("decisionId").asString().equals(decision))
        .flatMap(
            evaluated -> StreamSupport.stream(evaluated.path("matchedRules").spliterator(), false))
        .map(rule -> rule.path("ruleId").asString())
        .collect(Collectors.toSet());
  }
}
