package org.procession.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.procession.local.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole house as {@code ./procession up} starts it, in a folder and on ports of its own; one
 * for all journeys of a build.
 */
public final class RunningHouse implements BeforeAllCallback {

  private static final int PORT_OFFSET =
      5_000; // keeps all ports below those of outgoing connections
  private static final Path HOME = Path.of("target", "house").toAbsolutePath();
  private static final Path OUTPUT = Path.of("target", "house.log").toAbsolutePath();
  private static final JsonMapper JSON = new JsonMapper();

  private static RunningHouse house;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private JsonNode description = JSON.nullNode();

  /** Starts the house for the first journey; it goes on for the others and ends with the build. */
  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    synchronized (RunningHouse.class) {
      if (house == null) {
        house = this;
        start();
      }
      description = house.description;
    }
  }

  private void start() throws IOException, InterruptedException {
    if (start("reset", "--yes").waitFor() != 0) {
      throw new IllegalStateException("The house was not reset:\n" + Files.readString(OUTPUT));
    }
    var launcher = start("up");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launcher)));
    var file = HOME.resolve("run/house.json");
    var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(8);
    while (!description.path("ready").asBoolean(false)) {
      if (launcher.waitFor(500, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        throw new IllegalStateException("The house did not start:\n" + Files.readString(OUTPUT));
      }
      if (Files.exists(file)) {
        description = JSON.readTree(Files.readString(file));
      }
    }
  }

  private static void stop(Process launcher) {
    launcher.destroy();
    try {
      if (!launcher.waitFor(2, TimeUnit.MINUTES)) {
        launcher.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs a command of the launcher for this house. */
  private static Process start(String... words) throws IOException {
    var line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    line.addAll(List.of(words));
    line.addAll(List.of("--home", HOME.toString(), "--port-offset", Integer.toString(PORT_OFFSET)));
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(OUTPUT.toFile())
        .start();
  }

  /** Where a part is found. */
  public String address(String part) {
    return description.path("addresses").path(part).asString();
  }

  public int port(String label) {
    return description.path("ports").path(label).asInt();
  }

  /** An answer of the API. */
  public record Answer(int status, JsonNode body) {}

  public Answer get(String login, String path) {
    return send(login, HttpRequest.newBuilder(api(path)).GET());
  }

  public Answer post(String login, String path, Object body) {
    return send(
        login,
        HttpRequest.newBuilder(api(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  public Answer postXml(String login, String path, byte[] document) {
    return send(
        login,
        HttpRequest.newBuilder(api(path))
            .header("Content-Type", "application/xml")
            .POST(BodyPublishers.ofByteArray(document)));
  }

  public static String query(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  private Answer send(String login, HttpRequest.Builder request) {
    var token = tokens.computeIfAbsent(login, this::token);
    return exchange(request.header("Authorization", "Bearer " + token).build());
  }

  private String token(String login) {
    var credentials = Base64.getEncoder().encodeToString((login + ":" + login).getBytes(UTF_8));
    var answer =
        exchange(
            HttpRequest.newBuilder(api("/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
    return answer.body().path("access_token").asString();
  }

  private Answer exchange(HttpRequest request) {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      var body = response.body();
      return new Answer(
          response.statusCode(), body.isEmpty() ? JSON.nullNode() : JSON.readTree(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private URI api(String path) {
    return URI.create(address("api") + path);
  }
}
