package org.procession.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sends every operation of the API's description what nobody should send. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class HostileInputIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  /** No operation takes any of these as its body, whatever its fields are. */
  static final List<String> NO_BODIES =
      List.of(
          "{",
          "[]",
          "5",
          "\"text\"",
          "{'single': 1}",
          "{\"surprise\": 1}",
          "{\"surprise\": 1, \"surprise\": 1}",
          "{\"surprise\": 1e400}",
          "{\"surprise\": \"\\ud800\"}",
          "{\"surprise\": \"\\u0000\"}",
          "{\"surprise\": " + "9".repeat(10_000) + "}",
          "{\"surprise\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}",
          "{\"" + "surprise".repeat(1_000) + "\": 1}",
          "{\"surprise\": \"\u00ff\u00fe\"}");

  static final List<String> TEXTS =
      List.of(
          "'; drop table vendor; --",
          "<script>alert(1)</script>",
          "=cmd|'/c calc'!A0",
          "a\r\n2026-01-01 ERROR forged",
          "%s%n${jndi:ldap://x}{{7*7}}",
          "../../etc/passwd",
          "\u202Etxt.exe",
          "\u0000",
          "\uD800",
          "\uD83D\uDE00",
          "9".repeat(10_000),
          "x".repeat(90_000));

  @Autowired private House house;
  private Client clerk;
  private JsonNode description;
  private int turn;

  /** An operation of the description. */
  private record Operation(String method, String path, JsonNode json, String mediaType) {

    JsonNode schema() {
      return json.at("/requestBody/content").path(mediaType).path("schema");
    }
  }

  @BeforeEach
  void tenant() {
    var tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
    house.index(tenant);
    description = house.client(null).get("/v3/api-docs").answered(200);
  }

  private List<Operation> operations() {
    var found = new ArrayList<Operation>();
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        var media = operation.getValue().at("/requestBody/content").propertyNames();
        found.add(
            new Operation(
                operation.getKey().toUpperCase(Locale.ROOT),
                path.getKey().replaceAll("\\{.*?}", NOBODY),
                operation.getValue(),
                media.stream().findFirst().orElse("")));
      }
    }
    assertThat(found).hasSizeGreaterThan(50);
    return found;
  }

  private List<Operation> withJson() {
    return operations().stream().filter(o -> o.mediaType().endsWith("json")).toList();
  }

  /** The next few of many, so that all come to be sent, and not each of them everywhere. */
  private <T> List<T> some(List<T> many) {
    return IntStream.range(0, 3).mapToObj(i -> many.get(turn++ % many.size())).toList();
  }

  /** Sends a request; its answer must be no failure, and stand in the description if refused. */
  private Client.Answer send(Operation operation, String query, byte[] body) {
    Consumer<HttpRequest.Builder> with =
        request -> {
          if (body.length > 0) {
            request.header("Content-Type", operation.mediaType());
          }
          request.header("If-Match", "*");
        };
    var answer =
        clerk.send(
            operation.method(), operation.path() + query, BodyPublishers.ofByteArray(body), with);
    assertThat(answer.status())
        .as("%s with %s %s", operation.path(), query, new String(body, ISO_8859_1))
        .isLessThan(500);
    if (answer.status() >= 400) {
      answer.refused(
          answer.status(), answer.text("/code"), answer.json().path("field").asString(null));
    }
    return answer;
  }

  @Test
  void storesNothingOfABodyThatIsNone() {
    house.unchanged(
        () ->
            withJson()
                .forEach(
                    operation ->
                        NO_BODIES.forEach(
                            body ->
                                assertThat(send(operation, "", body.getBytes(ISO_8859_1)).status())
                                    .isBetween(400, 499))));
  }

  @Test
  void storesNothingOfAFieldOfAnotherType() {
    var wrong =
        List.of(
            "{\"a\": {\"b\": []}}",
            "[[[]]]",
            "true",
            "-1e-400",
            "1e400",
            "\"\\u0000\"",
            "\"\\ud800\"");
    house.unchanged(
        () -> {
          for (var operation : withJson()) {
            for (var field : fields(operation).propertyNames()) {
              for (var value : some(wrong)) {
                var isTrue = fields(operation).path(field).path("type").asString("");
                if (!(isTrue.equals("boolean") && value.equals("true"))) {
                  var body = "{\"%s\": %s}".formatted(field, value);
                  assertThat(send(operation, "", body.getBytes(UTF_8)).status())
                      .as(body)
                      .isBetween(400, 499);
                }
              }
            }
          }
        });
  }

  private JsonNode fields(Operation operation) {
    return resolved(operation.schema()).path("properties");
  }

  private JsonNode resolved(JsonNode schema) {
    var reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : description.at(reference.substring(1));
  }

  /** A body as the description's examples have it. */
  private ObjectNode example(Operation operation) {
    return (ObjectNode) example(operation.schema());
  }

  private JsonNode example(JsonNode unresolved) {
    var schema = resolved(unresolved);
    var nodes = JsonNodeFactory.instance;
    if (schema.has("example")) {
      return schema.path("example");
    }
    if (schema.has("enum")) {
      return schema.path("enum").path(0);
    }
    return switch (schema.path("type").asString("object")) {
      case "string" -> nodes.stringNode(text(schema.path("format").asString("")));
      case "integer", "number" -> nodes.numberNode(1);
      case "boolean" -> nodes.booleanNode(false);
      case "array" -> nodes.arrayNode().add(example(schema.path("items")));
      default -> {
        var object = nodes.objectNode();
        schema
            .path("properties")
            .properties()
            .forEach(field -> object.set(field.getKey(), example(field.getValue())));
        yield object;
      }
    };
  }

  private static String text(String format) {
    return switch (format) {
      case "date" -> "2026-03-31";
      case "date-time" -> "2026-03-31T12:00:00Z";
      case "decimal" -> "1.00";
      case "uuid" -> NOBODY;
      default -> "text";
    };
  }

  @Test
  void bearsAnyTextInAnyField() {
    for (var operation : withJson()) {
      for (var field : fields(operation).propertyNames()) {
        for (var text : some(TEXTS)) {
          var body = example(operation);
          body.put(field, text);
          send(operation, "", JSON.writeValueAsBytes(body));
        }
      }
    }
  }

  @Test
  void bearsAnyTextInAnyParameter() {
    for (var operation : operations()) {
      if (operation.method().equals("GET")) {
        for (var parameter : operation.json().path("parameters")) {
          if (parameter.path("in").asString("").equals("query")) {
            for (var text : some(TEXTS)) {
              if (text.length() < 1_000) {
                var value = URLEncoder.encode(text, UTF_8);
                send(operation, "?" + parameter.path("name").asString() + "=" + value, new byte[0]);
              }
            }
          }
        }
      }
    }
  }

  @Test
  void takesNoParameterWithControlCharacters() {
    house.unchanged(
        () -> {
          for (var wrong : Set.of("%00", "a%00b", "%1b%5b31m", "%7f")) {
            clerk.get(Invoices.CLIENTS + "?name=" + wrong).refused(400, "VALUE_INVALID", "name");
            clerk.get("/api/search?q=" + wrong).refused(400, "VALUE_INVALID", "q");
          }
        });
  }

  @Test
  void keepsTextThatLooksLikeCodeAsItIs() {
    for (var text : List.of("'; drop table vendor; --", "<b>bold</b>", "=1+1", "\uD83D\uDE00")) {
      var id = Bills.vendor(clerk, text, null);
      assertThat(clerk.get("/api/revenue/vendors/" + id).text("/name")).isEqualTo(text);
    }
  }

  @Test
  void letsNobodyForgeLinesOfTheLog(CapturedOutput log) {
    var forged = "2026-01-01T00:00:00.000Z ERROR forged";
    var text = "paper%0d%0a" + forged.replace(" ", "%20");
    House.ELASTICSEARCH.close();
    try {
      clerk.get("/api/search?q=" + text).refused(422, "QUERY_INVALID", "q");
      clerk.get("/api/search?q=paper").refused(503, "SEARCH_UNAVAILABLE", null);
      clerk.get("/api/timeline?q=paper&kind=" + text);
    } finally {
      House.ELASTICSEARCH.open();
    }
    clerk.get("/api/crm/clients/" + text);
    clerk.get("/api/crm/clients?name=" + text);
    clerk.post(Invoices.CLIENTS, Invoices.client().replace("Book Shop", "a\\r\\n" + forged));
    assertThat(log.getAll()).contains("SEARCH_UNAVAILABLE for GET /api/search");
    assertThat(log.getAll().lines()).noneMatch(line -> line.startsWith(forged));
  }
}
