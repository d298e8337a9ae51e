package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API over HTTP with a token, or without. */
final class Client {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = new JsonMapper();

  private final int port;
  private final String token;

  /**
   * @param token null for none
   */
  Client(int port, String token) {
    this.port = port;
    this.token = token;
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody(), request -> {});
  }

  Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody(), request -> {});
  }

  Answer post(String path, String json) {
    return send("POST", path, json);
  }

  Answer put(String path, String json) {
    return send("PUT", path, json);
  }

  /** Sends a merge patch of the version that has the entity tag. */
  Answer patch(String path, String entityTag, String json) {
    return send(
        "PATCH",
        path,
        BodyPublishers.ofString(json),
        request ->
            request
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", entityTag));
  }

  Answer postXml(String path, byte[] xml) {
    return send(
        "POST",
        path,
        BodyPublishers.ofByteArray(xml),
        request -> request.header("Content-Type", "application/xml"));
  }

  private Answer send(String method, String path, String json) {
    return send(
        method,
        path,
        BodyPublishers.ofString(json),
        request -> request.header("Content-Type", "application/json"));
  }

  Answer send(String method, String path, BodyPublisher body, Consumer<HttpRequest.Builder> with) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    with.accept(request);
    try {
      return new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What the API answered. */
  record Answer(HttpResponse<byte[]> response) {

    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    byte[] bytes() {
      return response.body();
    }

    JsonNode json() {
      return JSON.readTree(response.body());
    }

    /** A field by its JSON pointer, as text. */
    String text(String pointer) {
      return json().at(pointer).asString();
    }

    JsonNode answered(int status) {
      assertThat(status()).as(new String(bytes())).isEqualTo(status);
      return json();
    }

    /** Asserts a problem detail with this code, and with this field or with none. */
    JsonNode refused(int status, String code, String field) {
      assertThat(status()).as(new String(bytes())).isEqualTo(status);
      assertThat(header("Content-Type")).isEqualTo("application/problem+json");
      var problem = json();
      assertThat(problem.path("code").asString()).as(problem.toString()).isEqualTo(code);
      assertThat(problem.path("field").asString(null)).as(problem.toString()).isEqualTo(field);
      assertThat(problem.path("status").asInt()).isEqualTo(status);
      assertThat(problem.path("type").asString())
          .isEqualTo("/docs/errors.md#" + code.toLowerCase(Locale.ROOT));
      if (field != null) {
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
      }
      assertThat(problem.path("title").asString()).isNotEmpty();
      assertThat(problem.path("detail").asString()).isNotEmpty().doesNotContain("Exception");
      assertThat(problem.path("instance").asString()).isEqualTo(response.uri().getRawPath());
      Description.of(response.uri().getPort()).tells(response.request(), status, code);
      return problem;
    }
  }
}
