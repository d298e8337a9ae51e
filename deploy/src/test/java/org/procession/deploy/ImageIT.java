package org.procession.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.procession.local.TestParts;

/** Takes the steps of the Dockerfile, in folders instead of layers, and runs what comes of them. */
class ImageIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

  /** A variable of the compose file, with what it is when it is not set. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):([?-])([^}]*)}");

  private static final Dockerfile DOCKERFILE = Dockerfile.read();

  @TempDir Path root;

  @Test
  void startsFromItsCacheWithTheSettingsOfComposeAndTellsThatItIsHealthy() throws Exception {
    assemble("api");
    train();
    refusesWhatIsUnsafe();
    var port = freePort();
    var environment = settings("api");
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SERVER_PORT", String.valueOf(port));
    // Then a cache that does not fit is no warning, but the end.
    environment.put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");

    var program = start(DOCKERFILE.entryPoint().stream().map(this::inRoot).toList(), environment);
    try {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                assertThat(program.isAlive()).as(this::log).isTrue();
                return isHealthy(port);
              });
    } finally {
      program.destroy();
    }
    assertThat(program.waitFor(30, TimeUnit.SECONDS)).as("ends when it is asked to").isTrue();
    assertThat(isHealthy(port)).isFalse();
  }

  private void refusesWhatIsUnsafe() throws Exception {
    var environment = settings("api");
    environment.put("PROCESSION_TRUSTED_HOSTS", "");
    environment.put("PROCESSION_S3_SECRET_KEY", "minioadmin");
    var program = start(DOCKERFILE.entryPoint().stream().map(this::inRoot).toList(), environment);
    assertThat(program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(this::log).isTrue();
    assertThat(program.exitValue()).isEqualTo(1);
    assertThat(log())
        .contains("APPLICATION FAILED TO START", "PROCESSION_S3_SECRET_KEY is short, or one")
        .contains("SPRING_ELASTICSEARCH_URIS is http://elasticsearch", "would listen on 0.0.0.0");
  }

  /** What the stages {@code layers} and {@code program} do. */
  private void assemble(String name) throws Exception {
    var build = Files.createDirectories(root.resolve("build"));
    try (var jars =
        Files.newDirectoryStream(
            Path.of("..", name, "target"), "procession-%s-*.jar".formatted(name))) {
      Files.copy(jars.iterator().next(), build.resolve("program.jar"));
    }
    var unpacking = DOCKERFILE.stage("layers").only("RUN").split(" ");
    run(List.of(unpacking).stream().map(this::inRoot).toList(), Map.of());

    var program = Files.createDirectories(root.resolve("procession"));
    for (var copy : DOCKERFILE.stage("program").all("COPY").toList()) {
      for (var source :
          copy.replaceFirst("^--from=\\w+ ", "").replaceFirst(" \\./$", "").split(" ")) {
        var from = source.startsWith("/") ? inRoot(source) + "." : Path.of("..", source).toString();
        run(List.of("cp", "--archive", from, program.toString()), Map.of());
      }
    }
  }

  /** What the stage {@code training} does. The programs of PostgreSQL refuse to run as root. */
  private void train() throws Exception {
    TestParts.postgres(); // unpacks them
    var postgres = Path.of("../local/target/postgresql/bin").toRealPath();
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "--user"));
    }
    command.addAll(
        List.of(
            Path.of("image/train").toRealPath().toString(),
            root.resolve("procession").toString(),
            root.resolve("procession/program.aot").toString()));
    run(
        command,
        Map.of(
            "PATH",
            "%s:%s:%s".formatted(postgres, JAVA, System.getenv("PATH")),
            "TRAINING_PORT",
            String.valueOf(freePort())));
  }

  /** What Compose tells the program, but for the database, which is elsewhere. */
  private static Map<String, String> settings(String service) {
    Map<String, String> settings = new HashMap<>();
    ComposeFile.read()
        .service(service)
        .map("environment")
        .forEach((name, value) -> settings.put(name, resolved(String.valueOf(value))));
    var database = TestParts.postgres();
    settings.put("SPRING_DATASOURCE_URL", database.url());
    settings.put("SPRING_DATASOURCE_USERNAME", database.app().user());
    settings.put("SPRING_DATASOURCE_PASSWORD", database.app().password());
    settings.put("SPRING_FLYWAY_USER", database.owner().user());
    settings.put("SPRING_FLYWAY_PASSWORD", database.owner().password());
    return settings;
  }

  private static String resolved(String value) {
    return VARIABLE
        .matcher(value)
        .replaceAll(
            variable ->
                variable.group(2).equals("?")
                    ? "https://%s.invalid".formatted(variable.group(1).replace("_", ""))
                    : variable.group(3));
  }

  private boolean isHealthy(int port) throws Exception {
    return start(
                List.of(inRoot("/procession/healthy")), Map.of("SERVER_PORT", String.valueOf(port)))
            .waitFor()
        == 0;
  }

  /** The path within our folder of what is at this path within the image. */
  private String inRoot(String word) {
    return word.replaceAll("(?<![\\w./])/(procession|build)/", root + "/$1/");
  }

  private void run(List<String> command, Map<String, String> environment) throws Exception {
    var process = start(command, environment);
    var ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended && process.exitValue() == 0).as(this::log).isTrue();
  }

  private Process start(List<String> command, Map<String, String> environment) throws IOException {
    var words = new ArrayList<>(command);
    if (words.getFirst().equals("java")) {
      words.set(0, JAVA.resolve("java").toString());
    }
    var building =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(root.resolve("log").toFile()));
    building.environment().putAll(environment);
    return building.start();
  }

  private String log() {
    try {
      return Files.readString(root.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
