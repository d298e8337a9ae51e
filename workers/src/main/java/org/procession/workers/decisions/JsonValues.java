package org.procession.workers.decisions;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.feel.context.Context;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValDate;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.valuemapper.JavaCustomValueMapper;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Lets FEEL reckon with JSON as the engine does with variables: whole numbers are of 64 bits, and
 * all others are floating point once they have been variables.
 */
public final class JsonValues extends JavaCustomValueMapper {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Found and called by the library. */
  public JsonValues() {}

  @Override
  public Optional<Val> toValue(Object value, Function<Object, Val> others) {
    return value instanceof JsonNode json ? Optional.of(value(json)) : Optional.empty();
  }

  private static Val value(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> new ValString(json.asString());
      case BOOLEAN -> new ValBoolean(json.asBoolean());
      case NUMBER -> new ValNumber(new scala.math.BigDecimal(number(json)));
      case ARRAY ->
          new ValList(
              CollectionConverters.asScala(json.valueStream().map(JsonValues::value).iterator())
                  .toSeq());
      case OBJECT -> new ValContext(context(json));
      case NULL, MISSING, BINARY, POJO -> ValNull$.MODULE$;
    };
  }

  private static BigDecimal number(JsonNode json) {
    return json.canConvertToLong() && json.isIntegralNumber()
        ? BigDecimal.valueOf(json.longValue())
        : BigDecimal.valueOf(json.doubleValue());
  }

  private static Context context(JsonNode json) {
    Map<String, Object> fields =
        json.propertyStream()
            .collect(Collectors.toMap(Map.Entry::getKey, field -> value(field.getValue())));
    return new Context.StaticContext(
        Map$.MODULE$.from(CollectionConverters.asScala(fields)), Map$.MODULE$.empty());
  }

  /** Values stay as they are until all is reckoned. */
  @Override
  public Optional<Object> unpackValue(Val value, Function<Val, Object> others) {
    return Optional.of(value);
  }

  /**
   * A result as JSON.
   *
   * @throws NoJson when it is, or contains, what has no form in JSON. Of times and durations, for
   *     one, versions of the engine make different text
   */
  static JsonNode json(@Nullable Object value) throws NoJson {
    return switch (value) {
      case null -> JSON.nullNode();
      case ValNull$ _ -> JSON.nullNode();
      case JsonNode json -> json;
      case ValNumber number -> number(number.value());
      case ValBoolean truth -> JSON.booleanNode(truth.value());
      case ValString text -> JSON.stringNode(text.value());
      case ValDate date -> JSON.stringNode(date.value().toString());
      case ValList list -> array(CollectionConverters.asJava(list.itemsAsSeq()));
      case ValContext context ->
          object(CollectionConverters.asJava(context.context().variableProvider().getVariables()));
      default -> throw new NoJson();
    };
  }

  private static JsonNode array(List<Val> items) throws NoJson {
    var array = JSON.arrayNode();
    for (var item : items) {
      array.add(json(item));
    }
    return array;
  }

  private static JsonNode object(Map<String, Object> fields) throws NoJson {
    var object = JSON.objectNode();
    for (var field : fields.entrySet()) {
      object.set(field.getKey(), json(field.getValue()));
    }
    return object;
  }

  /** A value has no form in JSON. */
  static final class NoJson extends Exception {}

  /** As a parser would read it. */
  private static JsonNode number(scala.math.BigDecimal number) {
    if (!number.isWhole()) {
      return JSON.numberNode(number.doubleValue());
    }
    var whole = number.longValue();
    return (int) whole == whole ? JSON.numberNode((int) whole) : JSON.numberNode(whole);
  }
}
