package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.procession.local.EngineRecord;
import org.procession.local.EngineTap;
import org.procession.local.TestParts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real process engine, and the search engine to which it tells what happens. */
final class Engine {

  /** As the engine's exporter names and types what is searched for. */
  private static final String INDEX =
      """
      {"aliases": {"zeebe-record-all": {}},
       "mappings": {"dynamic": false, "properties": {
         "position": {"type": "long"}, "valueType": {"type": "keyword"}, "intent": {"type": "keyword"},
         "value": {"properties": {"processInstanceKey": {"type": "long"}}}}}}
      """;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = new JsonMapper();

  private Engine() {}

  static void deploy(String model) {
    try (var file = Engine.class.getResourceAsStream("/processes/tests/" + model)) {
      var content = new String(Objects.requireNonNull(file, model).readAllBytes());
      var part =
          "--part\r\nContent-Disposition: form-data; name=\"resources\"; filename=\"%s\"\r\n\r\n%s\r\n--part--\r\n"
              .formatted(model, content);
      send(engine("/v2/deployments"), "POST", "multipart/form-data; boundary=part", part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @return the key of the instance
   */
  static long start(String process, Map<String, Object> variables) {
    return post(
            "/v2/process-instances", Map.of("processDefinitionId", process, "variables", variables))
        .path("processInstanceKey")
        .asLong();
  }

  static JsonNode post(String path, Object body) {
    return send(engine(path), "POST", "application/json", JSON.writeValueAsString(body));
  }

  /** What the engine comes to in an instance. */
  static EngineRecord await(long instance, String valueType, String intent, String elementId) {
    return EngineTap.await(
        valueType + " " + intent + " " + elementId, of(instance, valueType, intent, elementId));
  }

  private static Predicate<EngineRecord> of(
      long instance, String valueType, String intent, String elementId) {
    return record ->
        record.processInstanceKey() == instance
            && record.is(valueType, intent)
            && record.elementId().equals(elementId);
  }

  /** Does what the engine's exporter does: writes what happened in an instance. */
  static void export(long instance) {
    send(search("/zeebe-record_all"), "PUT", "application/json", INDEX, 200, 400);
    var records =
        EngineTap.soFar(record -> record.processInstanceKey() == instance).stream()
            .map(
                record ->
                    "{\"index\": {\"_id\": \"%s\"}}\n%s\n"
                        .formatted(record.json().path("position").asString(), record.json()))
            .collect(Collectors.joining());
    send(search("/zeebe-record_all/_bulk?refresh=true"), "POST", "application/json", records);
  }

  private static URI engine(String path) {
    return TestParts.engine().rest().resolve(path);
  }

  private static URI search(String path) {
    return TestParts.elasticsearch().resolve(path);
  }

  private static JsonNode send(
      URI address, String method, String type, String body, Integer... statuses) {
    try {
      var answer =
          HTTP.send(
              HttpRequest.newBuilder(address)
                  .header("Content-Type", type)
                  .header("Accept", "application/json")
                  .method(method, BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode())
          .as(answer.body())
          .isIn(statuses.length == 0 ? new Object[] {200, 204} : statuses);
      return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
