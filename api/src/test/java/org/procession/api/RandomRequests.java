package org.procession.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests of the operations of the API's description at random: many as it wants them, some nearly
 * so, some not at all. The same random numbers make the same requests, but for ids and times.
 */
final class RandomRequests {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Halves of characters can be written only in ASCII. */
  private static final JsonMapper WRITER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** What is no id, and stays in its place in the path. */
  private static final List<String> NO_IDS =
      List.of("0", "-1", "99999999999999999999", "x", "a b", "\u00fc", "'--", "<b>", "NaN", "{id}");

  private static final List<String> ENTITY_TAGS =
      List.of("*", "\"0\", \"1\", \"2\", \"3\"", "\"0\"", "\"99\"", "W/\"0\"", "0", "\"");

  private static final List<String> KEYS = List.of("k1", "\"k2\"", "\"k3\"", "k4", "two words");

  /** People who are there, by the fields that name some. */
  private static final Map<String, String> PEOPLE = Map.of("user", "clerk", "sponsor", "guest");

  private final JsonNode document;
  private final OneOfEach records;
  private final Random random;

  RandomRequests(JsonNode document, OneOfEach records, Random random) {
    this.document = document;
    this.records = records;
    this.random = random;
  }

  /** Who sends a request: whoever may, somebody who may do nothing, or nobody. */
  enum Sender {
    PERMITTED,
    GUEST,
    NOBODY
  }

  /** A request of an operation. */
  record Request(
      Operation operation,
      Sender sender,
      String address,
      Map<String, String> headers,
      byte[] body) {

    Client.Answer send(Client client) {
      Consumer<HttpRequest.Builder> with = r -> headers.forEach(r::setHeader);
      return client.send(operation.method(), address, BodyPublishers.ofByteArray(body), with);
    }

    boolean isJson() {
      return headers.getOrDefault("Content-Type", "").endsWith("json");
    }

    @Override
    public String toString() {
      var text = new String(body, ISO_8859_1);
      return "%s: %s %s %s %s"
          .formatted(
              sender,
              operation.method(),
              address,
              headers,
              text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text);
    }
  }

  Request next(Operation operation) {
    var address = operation.path();
    for (var name : operation.parameters()) {
      address = address.replace("{" + name + "}", encoded(idFor(name)));
    }
    var headers = new LinkedHashMap<String, String>();
    var query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (var declared : operation.json().path("parameters")) {
      var parameter = resolved(declared);
      switch (parameter.path("in").asString()) {
        case "query" -> {
          if (parameter.path("required").asBoolean(false) ? !chance(10) : chance(30)) {
            query.add(asked(parameter));
          }
        }
        case "header" -> header(parameter.path("name").asString(), headers);
        default -> {
          // Stands in the path.
        }
      }
    }
    if (chance(2)) {
      query.add("surprise=1");
    }
    if (chance(3)) {
      headers.put("Accept", oneOf(List.of("text/html", "application/xml", "*/*", "nonsense")));
    }
    var body = operation.mediaType().isEmpty() ? new byte[0] : body(operation);
    if (body.length > 0) {
      headers.put("Content-Type", chance(97) ? operation.mediaType() : "text/plain");
    }
    var sender = chance(95) ? Sender.PERMITTED : chance(50) ? Sender.GUEST : Sender.NOBODY;
    return new Request(operation, sender, address + query, headers, body);
  }

  private void header(String name, Map<String, String> headers) {
    if (name.equals("If-Match")) {
      if (chance(90)) {
        headers.put(name, chance(70) ? "*" : oneOf(ENTITY_TAGS));
      }
    } else if (chance(25)) {
      headers.put(name, chance(60) ? uuid() : oneOf(KEYS));
    }
  }

  private String idFor(String name) {
    var known = records.ids().get(name);
    return known != null && chance(85) ? known : chance(50) ? uuid() : oneOf(NO_IDS);
  }

  private String asked(JsonNode parameter) {
    var name = parameter.path("name").asString();
    var value = value(name, parameter.path("schema"), chance(50));
    if (value instanceof ArrayNode several) {
      var all = new StringJoiner("&");
      several.forEach(one -> all.add(name + "=" + encoded(brief(one.asString()))));
      return all.length() == 0 ? name + "=" : all.toString();
    }
    var text = chance(15) ? oneOf(HostileInputIT.TEXTS) : value.asString();
    var once = name + "=" + encoded(brief(text));
    return chance(2) ? once + "&" + once : once;
  }

  /** As much as an address can have of it. */
  private static String brief(String text) {
    return text.substring(0, Math.min(text.length(), 1_000));
  }

  private byte[] body(Operation operation) {
    if (chance(3)) {
      return new byte[0];
    }
    var right =
        switch (operation.mediaType()) {
          case "application/octet-stream" -> records.file().content();
          case "text/csv" -> ImportsIT.TABLE.getBytes(UTF_8);
          case "application/xml" -> Bills.eInvoice("cii-example5");
          default -> json(operation);
        };
    return chance(10) ? spoiled(right) : right;
  }

  private byte[] json(Operation operation) {
    if (chance(5)) {
      return oneOf(HostileInputIT.NO_BODIES).getBytes(ISO_8859_1);
    }
    var body = value("", operation.schema(), chance(60));
    if (chance(30)) {
      spoil(body);
    }
    return WRITER.writeValueAsBytes(body);
  }

  /** With another byte, without its end, or with a field twice. */
  private byte[] spoiled(byte[] right) {
    if (right.length < 2) {
      return right;
    }
    return switch (random.nextInt(3)) {
      case 0 -> {
        var other = right.clone();
        other[random.nextInt(other.length)] = (byte) random.nextInt();
        yield other;
      }
      case 1 -> Arrays.copyOf(right, random.nextInt(right.length));
      default ->
          new String(right, ISO_8859_1)
              .replaceFirst("\\{(\"[^\"]*\":)", "{$10,$1")
              .getBytes(ISO_8859_1);
    };
  }

  /** Changes something, somewhere in it. */
  private void spoil(JsonNode body) {
    var inner = new ArrayList<JsonNode>();
    collect(body, inner);
    switch (oneOf(inner)) {
      case ObjectNode object -> spoil(object);
      case ArrayNode array when !array.isEmpty() && chance(50) -> {
        var many = array.get(0).deepCopy();
        for (var n = 0; n < 300; n++) {
          array.add(many);
        }
      }
      case ArrayNode array -> array.add(chance(50) ? JSON.nullNode() : strange());
      default -> throw new IllegalStateException("only objects and lists are collected");
    }
  }

  private static void collect(JsonNode json, List<JsonNode> into) {
    if (json.isContainer()) {
      into.add(json);
      json.forEach(inner -> collect(inner, into));
    }
  }

  private void spoil(ObjectNode object) {
    if (object.isEmpty() || chance(10)) {
      object.set("surprise", strange());
      return;
    }
    var field = oneOf(List.copyOf(object.propertyNames()));
    switch (random.nextInt(4)) {
      case 0 -> object.remove(field);
      case 1 -> object.put(field, oneOf(HostileInputIT.TEXTS));
      case 2 -> object.put(field, object.path(field).asString("x").toLowerCase(Locale.ROOT) + "x");
      default -> object.set(field, strange());
    }
  }

  private JsonNode strange() {
    return switch (random.nextInt(9)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(true);
      case 2 -> JSON.numberNode(-1);
      case 3 -> JSON.numberNode(Long.MAX_VALUE);
      case 4 -> JSON.numberNode(new BigDecimal("1e400"));
      case 5 -> JSON.numberNode(0.1);
      case 6 -> JSON.arrayNode().add(JSON.arrayNode());
      case 7 -> JSON.objectNode().put("a", 1);
      default -> JSON.stringNode("");
    };
  }

  /**
   * A value as its schema wants it.
   *
   * @param isAsInExamples whether it is the schema's example, if it has one
   */
  private JsonNode value(String name, JsonNode unresolved, boolean isAsInExamples) {
    var schema = resolved(unresolved);
    var known = name.endsWith("Id") ? records.ids().get(name) : PEOPLE.get(name);
    if (known != null && chance(90)) {
      return JSON.stringNode(known);
    }
    if (schema.has("enum")) {
      return oneOf(List.copyOf(schema.path("enum").values()));
    }
    if (schema.has("example") && !name.equals("until") && (isAsInExamples || chance(40))) {
      return schema.path("example").deepCopy();
    }
    return switch (schema.path("type").asString("object")) {
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "integer", "number" ->
          JSON.numberNode(oneOf(List.of(-1, 0, 1, 2, 30, 200, 201, Integer.MAX_VALUE)));
      case "string" -> JSON.stringNode(text(name, schema.path("format").asString("")));
      case "array" -> {
        var array = JSON.arrayNode();
        for (var n = isAsInExamples ? 1 : random.nextInt(4); n > 0; n--) {
          array.add(value(name, schema.path("items"), isAsInExamples));
        }
        yield array;
      }
      default -> {
        var object = JSON.objectNode();
        var required = schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema
            .path("properties")
            .forEachEntry(
                (field, of) -> {
                  if (required.contains(field) || chance(50)) {
                    object.set(field, value(field, of, isAsInExamples));
                  }
                });
        yield object;
      }
    };
  }

  private String text(String name, String format) {
    var days = random.nextInt(-400, 400);
    return switch (format) {
      case "date" -> LocalDate.now().plusDays(name.equals("until") ? 20 : days).toString();
      case "date-time" -> Instant.now().plus(days, ChronoUnit.DAYS).toString();
      case "decimal" -> BigDecimal.valueOf(random.nextInt(), 2).toPlainString();
      case "uuid" -> uuid();
      default ->
          switch (name) {
            case "subject", "attachedTo", "concerns" -> subject();
            default ->
                chance(30)
                    ? oneOf(HostileInputIT.TEXTS)
                    : "text-" + Integer.toString(random.nextInt(), Character.MAX_RADIX);
          };
    };
  }

  private String subject() {
    var type = oneOf(List.of("client", "contact", "vendor", "bill", "invoice", "project", "file"));
    return type + ":" + records.ids().get(type + "Id");
  }

  private JsonNode resolved(JsonNode schema) {
    var reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : document.at(reference.substring(1));
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T oneOf(List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
