package org.procession.workers.decisions;

import java.math.BigDecimal;
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
    switch (value) {
      case null:
        return JSON.nullNode();
      case ValNull$ _:
        return JSON.nullNode();
      case JsonNode json:
        return json;
      case ValNumber number:
        return number(number.value());
      case ValBoolean truth:
        return JSON.booleanNode(truth.value());
      case ValString text:
        return JSON.stringNode(text.value());
      case ValDate date:
        return JSON.stringNode(date.value().toString());
      case ValList list:
        var array = JSON.arrayNode();
        for (var item : CollectionConverters.asJava(list.itemsAsSeq())) {
          array.add(json(item));
        }
        return array;
      case ValContext context:
        var object = JSON.objectNode();
        var fields = context.context().variableProvider().getVariables();
        for (var field : CollectionConverters.asJava(fields).entrySet()) {
          object.set(field.getKey(), json(field.getValue()));
        }
        return object;
      default:
        throw new NoJson();
    }
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
