package org.procession.workers.engine;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A job's variables and headers as the record that its worker declares. Nothing is guessed. */
final class Variables<I extends Record> {

  private final Class<I> type;
  private final JsonMapper json;

  private Variables(Class<I> type, JsonMapper json) {
    this.type = type;
    this.json =
        json.rebuild()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
  }

  @SuppressWarnings("unchecked") // the interface says so
  static <I extends Record> Variables<I> of(Worker<I> worker, JsonMapper json) {
    return new Variables<>((Class<I>) inputOf(worker.getClass()), json);
  }

  private static Class<?> inputOf(Class<?> worker) {
    return Arrays.stream(worker.getGenericInterfaces())
        .filter(ParameterizedType.class::isInstance)
        .map(ParameterizedType.class::cast)
        .filter(parent -> parent.getRawType() == Worker.class)
        .map(parent -> (Class<?>) parent.getActualTypeArguments()[0])
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(worker + " does not name its input"));
  }

  /** The names to fetch, those that every job must bring included. */
  List<String> names() {
    var variables = components().filter(component -> !isHeader(component));
    return Stream.concat(variables.map(RecordComponent::getName), Sealed.VARIABLES.stream())
        .distinct()
        .toList();
  }

  /** Whether the worker reads the subject itself, whatever it is, instead of its id. */
  boolean nameSubject() {
    return components().anyMatch(component -> component.getName().equals(Sealed.SUBJECT));
  }

  private Stream<RecordComponent> components() {
    return Arrays.stream(type.getRecordComponents());
  }

  /**
   * @throws VariableWrong when one is missing or of another type
   */
  I bind(JsonNode variables, Map<String, String> headers) {
    var declared = json.createObjectNode();
    components()
        .forEach(
            component -> {
              var value =
                  isHeader(component)
                      ? read(headers.get(component.getName()), component.getType())
                      : variables.path(component.getName());
              if (isAbsent(value) && !isNullable(component)) {
                throw wrong(component.getName(), "is missing");
              }
              put(declared, component.getName(), value);
            });
    try {
      return json.treeToValue(declared, type);
    } catch (JacksonException e) {
      throw wrong(path(e), reason(e));
    }
  }

  private VariableWrong wrong(String path, String reason) {
    var header = components().anyMatch(it -> isHeader(it) && it.getName().equals(path));
    return new VariableWrong(
        "The %s '%s' %s.".formatted(header ? "header" : "variable", path, reason));
  }

  private static boolean isHeader(RecordComponent component) {
    return component.isAnnotationPresent(Header.class);
  }

  /** What a header says; headers are text. */
  private JsonNode read(@Nullable String header, Class<?> type) {
    if (header == null) return json.getNodeFactory().missingNode();
    return type == Boolean.class && List.of("true", "false").contains(header)
        ? json.getNodeFactory().booleanNode(header.equals("true"))
        : json.getNodeFactory().stringNode(header);
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static void put(ObjectNode declared, String name, JsonNode value) {
    if (!isAbsent(value)) {
      declared.set(name, value);
    }
  }

  private static String path(JacksonException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getPropertyName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getPropertyName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static String reason(JacksonException e) {
    return e instanceof DatabindException && e.getCause() instanceof IllegalArgumentException cause
        ? "is " + cause.getMessage()
        : "is not what it must be: " + e.getOriginalMessage();
  }

  /** A variable, or a header, is not what the worker takes. */
  static final class VariableWrong extends RuntimeException {
    private VariableWrong(String message) {
      super(message);
    }
  }
}
