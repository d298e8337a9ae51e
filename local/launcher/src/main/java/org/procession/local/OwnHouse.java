package org.procession.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole house as {@code ./procession up} starts it, for a program that wants one of its own: in
 * a folder and on ports of its own, new and empty.
 */
public final class OwnHouse implements AutoCloseable {
  private static final String READY = "run/house.json";
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final Duration STOP_PATIENCE = Duration.ofMinutes(2);

  private final Path home;
  private final int portOffset;
  private final Path output;
  private final Map<String, String> settings;
  private final Process launcher;
  private final JsonNode description;
  private final Duration startedIn;

  private OwnHouse(
      Path home,
      int portOffset,
      Path output,
      Map<String, String> settings,
      boolean empty,
      String... options)
      throws IOException, InterruptedException {
    this.home = home;
    this.portOffset = portOffset;
    this.output = output;
    this.settings = settings;
    if (empty) {
      succeed("reset", "--yes");
    }
    Files.deleteIfExists(home.resolve(READY)); // it tells of the run before
    var begin = System.nanoTime();
    launcher =
        launch(
            output,
            Stream.concat(Stream.of("up", "--once"), Stream.of(options)).toArray(String[]::new));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-house"));
    description = awaitReady();
    startedIn = Duration.ofNanos(System.nanoTime() - begin);
  }

  /**
   * Starts a house; it ends with this JVM at the latest.
   *
   * @param home its folder, whose data of an earlier house are deleted
   * @param portOffset what is added to every port
   * @param output a file for what the launcher says
   * @param settings environment variables for its applications
   * @param options of {@code ./procession up}
   * @throws IllegalStateException when it does not start
   */
  public static OwnHouse start(
      Path home, int portOffset, Path output, Map<String, String> settings, String... options)
      throws IOException, InterruptedException {
    return new OwnHouse(home.toAbsolutePath(), portOffset, output, settings, true, options);
  }

  /** Starts it once more, after it was closed, with its data. */
  public OwnHouse again() throws IOException, InterruptedException {
    return new OwnHouse(home, portOffset, output, settings, false);
  }

  /** How long it took until all parts were ready. */
  public Duration startedIn() {
    return startedIn;
  }

  private JsonNode awaitReady() throws IOException, InterruptedException {
    var file = home.resolve(READY);
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!HouseFile.isReady(home)) {
      if (launcher.waitFor(500, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        throw new IllegalStateException("The house did not start:\n" + Files.readString(output));
      }
    }
    return JsonMapper.shared().readTree(Files.readString(file));
  }

  /**
   * How a command of the launcher ended.
   *
   * @param said to its output
   */
  public record Ended(int code, String said) {}

  /** Runs a command of the launcher for this house to its end. */
  public Ended run(String... words) throws IOException, InterruptedException {
    var said = Files.createTempFile(words[0], ".out");
    try {
      var code = launch(said, words).waitFor();
      return new Ended(code, Files.readString(said));
    } finally {
      Files.delete(said);
    }
  }

  private Process launch(Path to, String... words) throws IOException {
    var line =
        new ArrayList<>(
            List.of(
                Jvm.java(),
                "-Dprocession.checkout=" + Checkout.here().root(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    line.addAll(List.of(words));
    line.addAll(List.of("--home", home.toString(), "--port-offset", Integer.toString(portOffset)));
    var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(to.toFile());
    builder.environment().putAll(settings);
    return builder.start();
  }

  /** Whether all parts run that were not killed by {@link #kill}. */
  public boolean isRunning() {
    return launcher.isAlive();
  }

  /** Ends a part as a crash would. */
  public void kill(String part) throws IOException, InterruptedException {
    succeed("kill", part);
  }

  /** Starts a part that was killed, with its data and on its ports, and waits until it answers. */
  public void start(String part) throws IOException, InterruptedException {
    succeed("start", part);
  }

  private void succeed(String... words) throws IOException, InterruptedException {
    var ended = run(words);
    if (ended.code() != 0) {
      throw new IllegalStateException(String.join(" ", words) + " failed:\n" + ended.said());
    }
  }

  /** Deletes what a part keeps that was killed. */
  public void deleteData(String part) throws IOException {
    Folders.empty(data(part));
  }

  /** What a part keeps. */
  public Path data(String part) {
    return site().data(part);
  }

  private Site site() {
    return new Site(home, Ports.shiftedBy(portOffset), Checkout.here(), true);
  }

  /** The names of its parts. */
  public List<String> parts() {
    return description.path("addresses").propertyNames().stream().toList();
  }

  /** Where a part is found. */
  public String address(String part) {
    return description.path("addresses").path(part).asString();
  }

  /** The number of a port by its label, such as {@code zeebe-grpc}. */
  public int port(String label) {
    return description.path("ports").path(label).asInt();
  }

  /** The HTTP address of a port by its label. */
  public URI http(String label) {
    return URI.create("http://127.0.0.1:" + port(label));
  }

  /** Its database, and those who may use it. */
  public Database database() {
    return JsonMapper.shared().treeToValue(description.path("database"), Database.class);
  }

  /** What a part holds now. */
  public Held held(String part) throws IOException {
    var site = site();
    var running = RunningPart.noted(House.named(part, site), site);
    return running.isPresent() ? running.get().held() : Held.NOTHING;
  }

  /** Stops it; its data stay. */
  @Override
  public void close() {
    launcher.destroy();
    try {
      if (!launcher.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        launcher.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
