package org.procession.workers.templates;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.procession.workers.Declared;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Header;
import org.procession.workers.engine.Worker;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job type as a task that designers pick in Camunda Modeler. It says what the worker takes and
 * gives, by what the worker declares: its records, their types and their Javadoc.
 */
final class ElementTemplate {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String RETRIES = "5";

  private final Worker<?> worker;
  private final SourceOf source;
  private final ObjectNode template = JSON.createObjectNode();

  private ElementTemplate(Worker<?> worker) {
    this.worker = worker;
    this.source = new SourceOf(worker.getClass());
  }

  /** The template as JSON. */
  static String of(Worker<?> worker) {
    return new ElementTemplate(worker).json();
  }

  private String json() {
    describe();
    property("Hidden", "taskDefinitionType")
        .put("value", worker.jobType())
        .set("binding", taskDefinition("type"));
    property("Hidden", "taskDefinitionRetries")
        .put("value", RETRIES)
        .set("binding", taskDefinition("retries"));
    var input = Declared.inputOf(worker);
    for (var component : input.getRecordComponents()) {
      if (component.isAnnotationPresent(Header.class)) {
        header(input, component);
      } else {
        input(input, component);
      }
    }
    var output = Declared.outputOf(worker);
    for (var component : output.getRecordComponents()) {
      output(output, component);
    }
    group("says", "Says to the worker", "Which of its services is wanted.");
    group("takes", "Takes", "What is left empty here comes from the variable of the same name.");
    group("gives", "Gives", "The variables of the process that get the results.");
    return JSON.writeValueAsString(template) + "\n";
  }

  private void describe() {
    var capability = worker.jobType().substring(0, worker.jobType().indexOf('.'));
    template
        .put(
            "$schema",
            "https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json")
        .put("name", words(worker.jobType().substring(capability.length() + 1)))
        .put("id", worker.jobType())
        .put("description", source.description(worker.getClass()).orElseThrow() + errors());
    template.putObject("category").put("id", capability).put("name", words(capability));
    template.putArray("appliesTo").add("bpmn:Task").add("bpmn:ServiceTask");
    template.putObject("elementType").put("value", "bpmn:ServiceTask");
    template.putObject("engines").put("camunda", "^8.6");
    template.putArray("properties");
  }

  /** Lists a group, if it has properties. */
  private void group(String id, String label, String tooltip) {
    for (var property : template.withArray("properties")) {
      if (property.path("group").asString("").equals(id)) {
        template
            .withArray("groups")
            .addObject()
            .put("id", id)
            .put("label", label)
            .put("tooltip", tooltip);
        return;
      }
    }
  }

  private String errors() {
    var codes = worker.errors().stream().map(BpmnError::code).sorted().toList();
    return codes.isEmpty() ? "" : " Errors to catch: %s.".formatted(String.join(", ", codes));
  }

  private void header(Class<?> record, RecordComponent component) {
    var isText = component.getType() == String.class;
    var property =
        described(
            property(isText ? "String" : "Dropdown", "says_" + component.getName()),
            "says",
            record,
            component);
    if (!isText) {
      var choices = property.putArray("choices");
      for (var value : values(component.getType())) {
        choices.addObject().put("name", words(value)).put("value", value);
      }
    }
    if (component.getType() == Boolean.class) property.put("value", "false");
    property.putObject("constraints").put("notEmpty", true);
    property.putObject("binding").put("type", "zeebe:taskHeader").put("key", component.getName());
  }

  private void input(Class<?> record, RecordComponent component) {
    described(property("String", "takes_" + component.getName()), "takes", record, component)
        .put("optional", true)
        .put("feel", "required")
        .putObject("binding")
        .put("type", "zeebe:input")
        .put("name", component.getName());
  }

  private void output(Class<?> record, RecordComponent component) {
    described(property("String", "gives_" + component.getName()), "gives", record, component)
        .put("optional", true)
        .put("value", component.getName())
        .putObject("binding")
        .put("type", "zeebe:output")
        .put("source", "=" + component.getName());
  }

  private ObjectNode property(String type, String id) {
    return template.withArray("properties").addObject().put("id", id).put("type", type);
  }

  private static ObjectNode taskDefinition(String property) {
    return JSON.createObjectNode().put("type", "zeebe:taskDefinition").put("property", property);
  }

  private ObjectNode described(
      ObjectNode property, String group, Class<?> record, RecordComponent component) {
    var said = source.description(record, component.getName());
    var kind = kind(component);
    return property
        .put("group", group)
        .put("label", words(component.getName()))
        .put("description", said.map(text -> text + "; " + kind).orElse(kind));
  }

  private static String kind(RecordComponent component) {
    var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return kind(component.getType()) + (nullable ? ", or null" : "");
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) return "one of " + String.join(", ", values(type));
    if (List.class.isAssignableFrom(type)) return "a list";
    if (type == boolean.class || type == Boolean.class) return "true or false";
    if (type == BigDecimal.class) return "a number";
    if (List.of(int.class, Integer.class, long.class).contains(type)) return "a whole number";
    if (type == LocalDate.class) return "a date, such as 2030-01-31";
    if (type == Duration.class) return "a duration, such as P1D";
    if (type == String.class) return "text";
    return isOneValue(type) ? words(type.getSimpleName()).toLowerCase(Locale.ROOT) : "a context";
  }

  /** The texts of which one is a value of an enum or a Boolean. */
  private static List<String> values(Class<?> type) {
    return type == Boolean.class
        ? List.of("false", "true")
        : Arrays.stream(type.getEnumConstants())
            .map(constant -> JSON.valueToTree(constant).asString())
            .toList();
  }

  /** Whether it is written as the one value that it has. */
  private static boolean isOneValue(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
  }

  private static String words(String camelCase) {
    var words = camelCase.replaceAll("([A-Z])", " $1").strip().toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
