package org.procession.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API of a house as its people call it, each with a token of their own. */
public final class ApiClient {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int UNAUTHORIZED = 401;

  private final URI api;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  /**
   * @param api where it is, without a path
   */
  public ApiClient(URI api) {
    this.api = api;
  }

  /**
   * An answer.
   *
   * @param body null in the sense of JSON when there was none
   */
  public record Answer(int status, JsonNode body) {}

  /** Reads what is at a path. */
  public Answer get(String login, String path) {
    return send(login, request(path).GET());
  }

  /**
   * Posts an object as JSON.
   *
   * @param headers names and values in turn, beside those that every request has
   */
  public Answer post(String login, String path, Object body, String... headers) {
    var json = JsonMapper.shared().writeValueAsBytes(body);
    var request = request(path).header("Content-Type", "application/json");
    for (var n = 0; n < headers.length; n += 2) request.header(headers[n], headers[n + 1]);
    return send(login, request.POST(BodyPublishers.ofByteArray(json)));
  }

  /** Puts the content of a file there. */
  public Answer put(String login, String path, byte[] content) {
    return put(login, path, BodyPublishers.ofByteArray(content));
  }

  /** Puts content of any size there, however long it takes. */
  public Answer put(String login, String path, BodyPublisher content) {
    return put(login, path, "application/octet-stream", content);
  }

  /** Puts content of a media type there, of any size and however long it takes. */
  public Answer put(String login, String path, String mediaType, BodyPublisher content) {
    return send(
        login,
        HttpRequest.newBuilder(api.resolve(path)).header("Content-Type", mediaType).PUT(content));
  }

  /** The value as a part of a query. */
  public static String query(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(api.resolve(path)).timeout(PATIENCE);
  }

  /** With a new token when the API does not know the one it gave: it may have been started anew. */
  private Answer send(String login, HttpRequest.Builder request) {
    var answer = authorized(login, request);
    if (answer.status() != UNAUTHORIZED) return answer;
    tokens.remove(login);
    return authorized(login, request);
  }

  private Answer authorized(String login, HttpRequest.Builder request) {
    var token = tokens.computeIfAbsent(login, this::token);
    return exchange(request.setHeader("Authorization", "Bearer " + token).build());
  }

  /** Of a person whose password is the login. */
  private String token(String login) {
    var credentials = Base64.getEncoder().encodeToString((login + ":" + login).getBytes(UTF_8));
    var answer =
        exchange(
            request("/oauth2/token")
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
    if (answer.status() == 200) return answer.body().path("access_token").asString();
    throw new UncheckedIOException(
        new IOException("%s got no token: %d".formatted(login, answer.status())));
  }

  private Answer exchange(HttpRequest request) {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      var body = response.body();
      var json = body.isEmpty() ? "null" : body;
      return new Answer(response.statusCode(), JsonMapper.shared().readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
