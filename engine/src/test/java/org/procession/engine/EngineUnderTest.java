package org.procession.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.client.protocol.rest.TopologyResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The REST API of an engine. What it is asked and answers goes through the classes of Camunda's own
 * client, which are made from the contract of the API: a question that does not fit it is refused.
 */
final class EngineUnderTest implements AutoCloseable {

  static final String USER = "procession";
  static final String PASSWORD = "right";

  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private final HttpServer server;
  private final Map<String, Answering> answers = new HashMap<>();
  private boolean asksWho;

  private interface Answering {
    Object answer(byte[] question) throws IOException;
  }

  EngineUnderTest(String version) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.start();
    is(version);
  }

  void is(String version) {
    answers.put("/v2/topology", question -> new TopologyResponse().gatewayVersion(version));
  }

  void asksWho() {
    asksWho = true;
  }

  <Q> void answers(String resource, Class<Q> question, Function<Q, Object> answer) {
    answers.put(
        "/v2/%s/search".formatted(resource), json -> answer.apply(JSON.readValue(json, question)));
  }

  /** JSON as an engine once gave it. */
  void answers(String path, String json) {
    answers.put(path, question -> JSON.readTree(json));
  }

  /** A document as it is. */
  void holds(String path, String document) {
    answers.put(path, question -> document.getBytes(StandardCharsets.UTF_8));
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var question = exchange.getRequestBody().readAllBytes();
      if (asksWho && !isKnown(exchange)) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      var answering = answers.get(exchange.getRequestURI().getPath());
      if (answering == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] body;
      int status = 200;
      try {
        var answer = answering.answer(question);
        body = answer instanceof byte[] document ? document : JSON.writeValueAsBytes(answer);
      } catch (IOException e) {
        status = 400;
        body = JSON.writeValueAsBytes(Map.of("detail", String.valueOf(e.getMessage())));
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static boolean isKnown(HttpExchange exchange) {
    var right =
        Base64.getEncoder()
            .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return ("Basic " + right).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
