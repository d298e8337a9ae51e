package org.procession.local.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.procession.local.ApiClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's Tasklist, through the REST API that its own pages use. */
final class Desk {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Answered at the login, and asked for on whatever changes something. */
  private static final String CSRF = "X-CSRF-TOKEN";

  private final URI tasklist;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String csrf;

  /** Logs in. */
  Desk(URI tasklist, String login) {
    this.tasklist = tasklist;
    var name = ApiClient.query(login);
    var answer =
        send(
            HttpRequest.newBuilder(
                    tasklist.resolve("/api/login?username=%s&password=%s".formatted(name, name)))
                .POST(BodyPublishers.noBody()));
    csrf = answer.headers().firstValue(CSRF).orElse("");
  }

  /** The open task at an element for which the variables of its process have these values. */
  Optional<String> find(String element, Map<String, String> variables) {
    var conditions =
        variables.entrySet().stream()
            .map(v -> Map.of("name", v.getKey(), "value", text(v.getValue()), "operator", "eq"))
            .toList();
    var tasks =
        json(
            "POST",
            "/v1/tasks/search",
            Map.of("state", "CREATED", "taskDefinitionId", element, "taskVariables", conditions));
    return tasks.valueStream().map(task -> task.path("id").asString()).findFirst();
  }

  /** Takes the task and completes it. */
  void complete(String task, Map<String, ?> variables) {
    json("PATCH", "/v1/tasks/" + task + "/assign", Map.of());
    var values =
        variables.entrySet().stream()
            .map(entry -> Map.of("name", entry.getKey(), "value", text(entry.getValue())))
            .toList();
    json("PATCH", "/v1/tasks/" + task + "/complete", Map.of("variables", values));
  }

  private JsonNode json(String method, String path, Map<String, ?> body) {
    var request =
        HttpRequest.newBuilder(tasklist.resolve(path))
            .header("Content-Type", "application/json")
            .header(CSRF, csrf)
            .method(method, BodyPublishers.ofString(text(body)));
    return JsonMapper.shared().readTree(send(request).body());
  }

  private static String text(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  private HttpResponse<String> send(HttpRequest.Builder builder) {
    var request = builder.timeout(PATIENCE).build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() < 300) return response;
      throw new CaseFailed(
          "Tasklist answered %s with %d: %s"
              .formatted(request.uri().getPath(), response.statusCode(), response.body()));
    } catch (IOException e) {
      throw new CaseFailed("Tasklist did not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CaseFailed("interrupted");
    }
  }
}
