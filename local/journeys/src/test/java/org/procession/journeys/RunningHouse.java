package org.procession.journeys;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.procession.local.ApiClient;
import org.procession.local.ApiClient.Answer;
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

  private JsonNode description = JSON.nullNode();
  private ApiClient api;

  /** Starts the house for the first journey; it goes on for the others and ends with the build. */
  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    synchronized (RunningHouse.class) {
      if (house == null) {
        house = this;
        start();
      }
      description = house.description;
      api = new ApiClient(URI.create(address("api")));
    }
  }

  private void start() throws IOException, InterruptedException {
    var reset = run("reset", "--yes");
    if (reset.code() != 0) {
      throw new IllegalStateException("The house was not reset:\n" + reset.said());
    }
    var launcher = start(OUTPUT, "up");
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

  /** How a command of the launcher ended. */
  public record Ended(int code, String said) {}

  /** Runs a command of the launcher for this house to its end. */
  public static Ended run(String... words) throws IOException, InterruptedException {
    var output = Files.createTempFile(words[0], ".out");
    int code = start(output, words).waitFor();
    return new Ended(code, Files.readString(output));
  }

  private static Process start(Path output, String... words) throws IOException {
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
        .redirectOutput(output.toFile())
        .start();
  }

  /** Where a part is found. */
  public String address(String part) {
    return description.path("addresses").path(part).asString();
  }

  public int port(String label) {
    return description.path("ports").path(label).asInt();
  }

  public Answer get(String login, String path) {
    return api.get(login, path);
  }

  public Answer post(String login, String path, Object body) {
    return api.post(login, path, body);
  }

  public Answer put(String login, String path, byte[] file) {
    return api.put(login, path, file);
  }
}
