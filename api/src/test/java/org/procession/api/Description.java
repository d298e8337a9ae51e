package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI description of a running API: what an operation answers must stand in it. */
final class Description {

  private static final Map<Integer, Description> KNOWN = new ConcurrentHashMap<>();

  /** What any address may answer, and none describes. */
  private static final Set<String> GENERAL =
      Set.of("METHOD_NOT_ALLOWED", "ISSUER_UNAVAILABLE", "DATABASE_UNAVAILABLE");

  private final JsonNode document;
  private final Schemas answers;
  private final Schemas requests;

  Description(JsonNode document) {
    this.document = document;
    this.answers = new Schemas(document);
    this.requests = new Schemas(withNumbers(document.deepCopy()));
  }

  static Description of(int port) {
    return KNOWN.computeIfAbsent(
        port, p -> new Description(new Client(p, null).get("/v3/api-docs").answered(200)));
  }

  JsonNode document() {
    return document;
  }

  void tells(HttpRequest request, int status, String code) {
    if (GENERAL.contains(code)) {
      return;
    }
    var method = request.method().toLowerCase(Locale.ROOT);
    document
        .path("paths")
        .propertyStream()
        .filter(path -> path.getValue().has(method) && fits(path.getKey(), request))
        .forEach(
            path ->
                assertThat(
                        path.getValue()
                            .at("/%s/responses/%d/description".formatted(method, status))
                            .asString(""))
                    .as("the description of %s %s %d", method, path.getKey(), status)
                    .contains("`" + code + "`"));
  }

  private static boolean fits(String path, HttpRequest request) {
    return request.uri().getPath().matches(path.replaceAll("\\{.*?}", "[^/]+"));
  }

  /** Asserts that an operation answers as it is described: status, media type, fields and code. */
  void holds(Operation operation, Client.Answer answer) {
    var described = answers.of(operation).path("responses").path("" + answer.status());
    assertThat(described.isObject()).as("%d is described", answer.status()).isTrue();
    var content = described.path("content");
    var header = answer.header("Content-Type");
    if (header == null) {
      assertThat(answer.bytes()).isEmpty();
      assertThat(content).as("the content that is described").isEmpty();
      return;
    }
    var mediaType = header.split(";", 2)[0];
    var schema = content.path(content.has(mediaType) ? mediaType : "*/*").path("schema");
    assertThat(schema.isObject()).as("%s is described", header).isTrue();
    if (mediaType.endsWith("json")) {
      var body = answer.json();
      assertThat(answers.faults(schema, body)).as("%s", body).isEmpty();
      if (answer.status() >= 400) {
        assertThat(described.path("description").asString())
            .as("%s", body)
            .contains("`" + body.path("code").asString() + "`");
      }
    }
  }

  /**
   * What is wrong with the JSON of a request by the description.
   *
   * @param body its fields that are null count as left out
   */
  List<String> faults(Operation operation, JsonNode body) {
    var content = requests.of(operation).at("/requestBody/content");
    return requests.faults(
        content.path(operation.mediaType()).path("schema"), withoutNulls(body.deepCopy()));
  }

  /** Decimals may be sent as numbers, too. */
  private static JsonNode withNumbers(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && schema.path("format").asString("").equals("decimal")) {
      object.remove("type");
    }
    schema.forEach(Description::withNumbers);
    return schema;
  }

  private static JsonNode withoutNulls(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.removeIf(JsonNode::isNull);
    }
    json.forEach(Description::withoutNulls);
    return json;
  }

  /** The schemas of the description, which allow no more than it says: no other fields. */
  private static final class Schemas {

    private static final SchemaRegistry REGISTRY =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    Schemas(JsonNode described) {
      var withDefinitions = described.toString().replace("\"#/components/schemas/", "\"#/$defs/");
      this.document = closed(new JsonMapper().readTree(withDefinitions));
    }

    private static JsonNode closed(JsonNode schema) {
      if (schema instanceof ObjectNode object) {
        object.remove("example");
        if (object.path("type").asString("").equals("object")
            && object.path("properties").isObject()
            && !object.has("additionalProperties")) {
          object.put("additionalProperties", false);
        }
      }
      schema.forEach(Schemas::closed);
      return schema;
    }

    JsonNode of(Operation operation) {
      return document
          .path("paths")
          .path(operation.path())
          .path(operation.method().toLowerCase(Locale.ROOT));
    }

    List<String> faults(JsonNode schema, JsonNode json) {
      return compiled
          .computeIfAbsent(schema, this::compile)
          .validate(
              json,
              context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
          .stream()
          .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
          .toList();
    }

    private Schema compile(JsonNode schema) {
      var whole = ((ObjectNode) schema.deepCopy());
      whole.set("$defs", document.at("/components/schemas"));
      return REGISTRY.getSchema(whole);
    }
  }
}
