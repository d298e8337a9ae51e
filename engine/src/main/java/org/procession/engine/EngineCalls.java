package org.procession.engine;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** Calls over HTTP with JSON, to one address. */
final class EngineCalls {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RestClient client;

  private EngineCalls(RestClient.Builder client) {
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    requests.setReadTimeout(PATIENCE);
    this.client = client.requestFactory(requests).build();
  }

  /** To the REST API of the engine. */
  static EngineCalls toEngine(URI address, EngineAddress engine) {
    var client = RestClient.builder().baseUrl(address.toString());
    if (engine.asksWho()) {
      client.defaultHeaders(headers -> headers.setBasicAuth(engine.user(), engine.password()));
    }
    return new EngineCalls(client);
  }

  /** To the store of its records. */
  static EngineCalls toStore(URI address) {
    return new EngineCalls(RestClient.builder().baseUrl(address.toString()));
  }

  /**
   * @throws EngineUnavailable when there is no answer, or one of an error
   */
  JsonNode get(String path) {
    return answer(client.get().uri(path), JsonNode.class);
  }

  /**
   * @throws EngineUnavailable when there is no answer, or one of an error
   */
  JsonNode post(String path, Map<String, ?> question) {
    return answer(
        client.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(question),
        JsonNode.class);
  }

  /**
   * Text of another kind.
   *
   * @return nothing when there is no such document
   * @throws EngineUnavailable when there is no answer, or one of an error
   */
  Optional<String> document(String path) {
    try {
      return Optional.of(answer(client.get().uri(path), String.class));
    } catch (EngineUnavailable e) {
      if (e.getCause() instanceof HttpClientErrorException.NotFound) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static <T> T answer(RestClient.RequestHeadersSpec<?> request, Class<T> type) {
    try {
      return request.retrieve().requiredBody(type);
    } catch (HttpClientErrorException.Unauthorized | HttpClientErrorException.Forbidden e) {
      throw new EngineUnavailable(
          "The engine does not let us in: look at PROCESSION_ENGINE_USER and PROCESSION_ENGINE_PASSWORD, and what that user may do.",
          e);
    } catch (RestClientException e) {
      throw new EngineUnavailable("The engine cannot be asked: " + e.getMessage(), e);
    }
  }

  /** A key, which is a number before 8.8 and text since. */
  static long key(JsonNode object, String field) {
    return Long.parseLong(object.path(field).asString());
  }

  /** Text, or null when there is none. */
  static @Nullable String text(JsonNode object, String field) {
    var text = object.path(field).asString("");
    return text.isEmpty() ? null : text;
  }

  static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
