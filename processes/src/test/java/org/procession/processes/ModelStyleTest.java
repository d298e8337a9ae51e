package org.procession.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.processes.engine.Model.below;

import java.awt.geom.Line2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.procession.processes.engine.Model;
import org.procession.processes.engine.Models;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The rules for models that docs/modelling.md explains. */
class ModelStyleTest {
  private static final String SENTENCE_CASE = "[A-Z][a-z']*( [a-z'-]+)*\\??";

  static Stream<Model> processes() {
    return Models.all("bpmn").stream().map(Model::read);
  }

  static Stream<Model> decisions() {
    return Models.all("dmn").stream().map(Model::read);
  }

  static Stream<Path> forms() {
    return Models.all("form").stream();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void namesAProcessLikeItsFile(Model model) {
    var process = model.elements("process").getFirst();
    assertThat(process.getAttribute("id")).isEqualTo(model.id()).endsWith("Process");
    assertThat(process.getAttribute("name")).matches(SENTENCE_CASE);
    assertThat(process.getAttribute("isExecutable")).isEqualTo("true");
  }

  @ParameterizedTest
  @MethodSource({"processes", "decisions"})
  void saysForWhichEngineItIs(Model model) {
    var file = model.xml().getDocumentElement();
    assertThat(file.getAttribute("modeler:executionPlatform")).isEqualTo("Camunda Cloud");
    assertThat(file.getAttribute("modeler:executionPlatformVersion")).isEqualTo("8.6.0");
  }

  @ParameterizedTest
  @MethodSource("processes")
  void namesEveryElementByItsKindAndWithALabel(Model model) {
    assertThat(model.flowNodes())
        .allSatisfy(
            node -> {
              assertThat(node.getAttribute("id")).matches(prefix(node) + "_[A-Z][A-Za-z]+");
              assertThat(node.getAttribute("name")).matches(SENTENCE_CASE);
            });
    assertThat(model.sequenceFlows())
        .allSatisfy(flow -> assertThat(flow.getAttribute("id")).startsWith("Flow_"));
  }

  @ParameterizedTest
  @MethodSource("processes")
  void asksAQuestionAtEveryGatewayAndAnswersItOnTheFlows(Model model) {
    var gateways = model.elements("exclusiveGateway");
    assertThat(gateways)
        .allSatisfy(gateway -> assertThat(gateway.getAttribute("name")).endsWith("?"));
    var ids = gateways.stream().map(gateway -> gateway.getAttribute("id")).toList();
    assertThat(model.sequenceFlows())
        .filteredOn(flow -> ids.contains(flow.getAttribute("sourceRef")))
        .allSatisfy(flow -> assertThat(flow.getAttribute("name")).matches(SENTENCE_CASE));
  }

  @ParameterizedTest
  @MethodSource("processes")
  void namesJobsByCapabilityAndVerb(Model model) {
    assertThat(model.elements("serviceTask"))
        .allSatisfy(
            task -> {
              var job = below(task, "taskDefinition").getFirst();
              assertThat(job.getAttribute("type")).matches("[a-z]+\\.[a-z]+([A-Z][a-z]+)*");
              assertThat(Integer.parseInt(job.getAttribute("retries"))).isPositive();
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void givesEveryUserTaskAFormPeopleAndADueDate(Model model) {
    var forms = forms().map(Models::id).toList();
    assertThat(model.elements("userTask"))
        .allSatisfy(
            task -> {
              assertThat(below(task, "userTask")).hasSize(1);
              var form = below(task, "formDefinition").getFirst();
              assertThat(form.getAttribute("formId")).isIn(forms);
              assertThat(form.getAttribute("bindingType")).isEqualTo("deployment");
              var people = below(task, "assignmentDefinition").getFirst();
              assertThat(people.getAttribute("candidateGroups") + people.getAttribute("assignee"))
                  .contains("tenantId");
              assertThat(below(task, "taskSchedule").getFirst().getAttribute("dueDate"))
                  .isNotEmpty();
              assertThat(below(task, "output")).isNotEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void passesOnJustWhatTheFormOfAUserTaskAsks(Model model) {
    assertThat(model.elements("userTask"))
        .allSatisfy(
            task -> {
              var form = below(task, "formDefinition").getFirst().getAttribute("formId");
              var asked = asked(form(form)).distinct().toList();
              assertThat(below(task, "output"))
                  .extracting(output -> output.getAttribute("target"))
                  .containsExactlyInAnyOrderElementsOf(asked);
              assertThat(below(task, "output"))
                  .extracting(output -> output.getAttribute("source"))
                  .containsExactlyInAnyOrderElementsOf(asked.stream().map("="::concat).toList());
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void callsDecisionsOfItsOwnDeployment(Model model) {
    var decisions = decisions().map(Model::id).toList();
    assertThat(model.elements("businessRuleTask"))
        .allSatisfy(
            task -> {
              var decision = below(task, "calledDecision").getFirst();
              assertThat(decision.getAttribute("decisionId")).isIn(decisions);
              assertThat(decision.getAttribute("bindingType")).isEqualTo("deployment");
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void drawsNoFlowAcrossAnother(Model model) {
    var flows = model.elements("BPMNEdge");
    for (var flow : flows) {
      for (var other : flows.subList(0, flows.indexOf(flow))) {
        assertThat(cross(flow, other))
            .as("%s crosses %s", flow.getAttribute("id"), other.getAttribute("id"))
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void namesADecisionLikeItsFile(Model model) {
    assertThat(model.elements("decision"))
        .extracting(decision -> decision.getAttribute("id"))
        .contains(model.id());
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void decidesEveryCaseByOneRule(Model model) {
    assertThat(model.decisionTables())
        .allSatisfy(
            table -> {
              assertThat(table.gaps()).as("cases of %s that no rule fits", model).isEmpty();
              assertThat(table.overlaps()).as("rules of %s that fit one case", model).isEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void namesAFormLikeItsFile(Path file) {
    var form = read(file);
    assertThat(form.get("id").asString()).isEqualTo(Models.id(file));
    assertThat(form.findValuesAsString("id")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void keepsToWhatTheTaskListCanShow(Path file) {
    assertThat(read(file).get("schemaVersion").asInt()).isLessThanOrEqualTo(16);
  }

  private static JsonNode form(String id) {
    return read(forms().filter(file -> Models.id(file).equals(id)).findFirst().orElseThrow());
  }

  private static JsonNode read(Path form) {
    return new ObjectMapper().readTree(form);
  }

  /** The variables that the fields of a form, or of a group in it, fill in. */
  private static Stream<String> asked(JsonNode form) {
    return StreamSupport.stream(form.path("components").spliterator(), false)
        .flatMap(
            field -> {
              var variable = field.path("key").asString(field.path("path").asString());
              return variable.isEmpty() ? asked(field) : Stream.of(variable.split("\\.")[0]);
            });
  }

  private static String prefix(Element node) {
    return switch (node.getLocalName()) {
      case "startEvent" -> "Start";
      case "endEvent" -> "End";
      case "boundaryEvent", "intermediateCatchEvent" -> prefixOfCaught(node);
      case "subProcess" ->
          node.getAttribute("triggeredByEvent").isEmpty() ? "SubProcess" : "EventSubProcess";
      case String name when name.endsWith("Gateway") -> "Gateway";
      case String name when name.endsWith("Task") -> "Task";
      default -> throw new AssertionError("No rule names a " + node.getLocalName());
    };
  }

  private static String prefixOfCaught(Element event) {
    if (!below(event, "errorEventDefinition").isEmpty()) return "Catch";
    return below(event, "messageEventDefinition").isEmpty() ? "Timer" : "Receive";
  }

  private static boolean cross(Element flow, Element other) {
    return segments(flow).stream()
        .anyMatch(line -> segments(other).stream().anyMatch(line::intersectsLine));
  }

  private static List<Line2D> segments(Element flow) {
    var points = below(flow, "waypoint");
    var segments = new ArrayList<Line2D>();
    for (int i = 1; i < points.size(); i++) {
      segments.add(
          new Line2D.Double(
              x(points.get(i - 1)), y(points.get(i - 1)), x(points.get(i)), y(points.get(i))));
    }
    return segments;
  }

  private static double x(Element waypoint) {
    return Double.parseDouble(waypoint.getAttribute("x"));
  }

  private static double y(Element waypoint) {
    return Double.parseDouble(waypoint.getAttribute("y"));
  }
}
