package org.procession.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An operation of the OpenAPI document, and how it is called by it.
 *
 * @param mediaType of the body; empty for none
 * @param body of the document's examples
 * @param json what the document says about it
 */
record Operation(String method, String path, String mediaType, byte[] body, JsonNode json) {

  static List<Operation> all(JsonNode document) {
    return document
        .path("paths")
        .propertyStream()
        .flatMap(
            path ->
                path.getValue()
                    .propertyStream()
                    .map(method -> of(document, path.getKey(), method.getKey(), method.getValue())))
        .toList();
  }

  private static Operation of(JsonNode document, String path, String method, JsonNode operation) {
    var content = operation.at("/requestBody/content").propertyStream().findFirst();
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        content.map(Map.Entry::getKey).orElse(""),
        content
            .map(
                body ->
                    example(document, body.getValue().path("schema")).toString().getBytes(UTF_8))
            .orElse(new byte[0]),
        operation);
  }

  /** What the body must be. */
  JsonNode schema() {
    return json.at("/requestBody/content").path(mediaType).path("schema");
  }

  /** What the schema gives as an example, or one made of its parts. */
  private static JsonNode example(JsonNode document, JsonNode schema) {
    if (schema.has("$ref")) {
      return example(document, document.at(schema.path("$ref").asString().substring(1)));
    }
    if (schema.has("example")) {
      return schema.path("example");
    }
    if (schema.has("enum")) {
      return schema.at("/enum/0");
    }
    var json = JsonNodeFactory.instance;
    return switch (schema.path("type").asString("object")) {
      case "array" -> json.arrayNode().add(example(document, schema.path("items")));
      case "boolean" -> json.booleanNode(true);
      case "integer", "number" -> json.numberNode(1);
      case "string" -> json.stringNode("text");
      default -> {
        var made = json.objectNode();
        schema
            .path("properties")
            .propertyStream()
            .forEach(part -> made.set(part.getKey(), example(document, part.getValue())));
        yield made;
      }
    };
  }

  /** The names of the parameters in its path. */
  List<String> parameters() {
    return Pattern.compile("\\{(.*?)}").matcher(path).results().map(name -> name.group(1)).toList();
  }

  /** The path with values for all parameters. */
  String at(Map<String, String> values) {
    var filled = path;
    for (var value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }

  Client.Answer call(Client client, Map<String, String> values) {
    return call(client, values, body);
  }

  Client.Answer call(Client client, Map<String, String> values, byte[] content) {
    BodyPublisher publisher =
        mediaType.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content);
    return client.send(
        method,
        at(values),
        publisher,
        request -> {
          if (!mediaType.isEmpty()) {
            request.header("Content-Type", mediaType);
          }
          // Of the versions that records have when they are new.
          request.header("If-Match", "\"0\", \"1\", \"2\"");
        });
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
