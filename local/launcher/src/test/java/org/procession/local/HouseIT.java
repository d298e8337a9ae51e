package org.procession.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line, run as people run it, with a few of the parts. */
@Timeout(120)
class HouseIT {
  private static final List<Port> USED =
      List.of(
          Port.POSTGRES,
          Port.ELASTICSEARCH,
          Port.ELASTICSEARCH_TRANSPORT,
          Port.SMTP,
          Port.IMAP,
          Port.SMS,
          Port.CLAMAV,
          Port.S3);

  @TempDir Path home;
  @TempDir Path outputs;
  private final int offset = freeOffset();
  private final List<Launch> launches = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    procession("down").end();
    for (var launch : launches) launch.process.destroyForcibly();
  }

  @Test
  void startsTellsWhereEverythingIsAndStopsFromAnotherShell() throws Exception {
    var up = up("postgres,elasticsearch,mail,sms,clamav,s3").awaitReady();

    assertThat(up.said())
        .contains(
            "postgres",
            "elasticsearch",
            "mail",
            "sms",
            "clamav",
            "s3",
            "jdbc:postgresql://127.0.0.1:" + (5442 + offset));
    assertThat(house().path("ready").asBoolean()).isTrue();
    assertThat(procession("status").end().said())
        .contains("as process " + up.process.pid())
        .doesNotContain("not ready");
    assertThat(procession("logs", "mail").end().code()).isZero();

    var second = up("mail").end();
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.said()).contains("already", "./procession down");

    assertThat(procession("down").end().said()).contains("Stopped.");
    assertThat(up.end().said()).contains("stopped");
    assertThat(USED).allMatch(port -> Ports.isFree(port.number + offset));
    assertThat(procession("down").end().said()).contains("Nothing runs");
  }

  @Test
  void startsAgainWithAllDataAfterItWasKilled() throws Exception {
    var killed = up("postgres").awaitReady();
    try (var database = database()) {
      database.createStatement().execute("create table thing as select 42 as answer");
    }
    killed.process.destroyForcibly().waitFor();
    assertThat(Ports.isFree(Port.POSTGRES.number + offset)).as("the part runs on").isFalse();

    var again = up("postgres").awaitReady();

    assertThat(again.said()).contains("an earlier launcher left running");
    try (var database = database();
        var rows = database.createStatement().executeQuery("select answer from thing")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(42);
    }
  }

  @Test
  void stopsWhatAKilledLauncherLeft() throws Exception {
    up("mail").awaitReady().process.destroyForcibly().waitFor();

    assertThat(procession("down").end().said()).contains("mail", "stopped");
    assertThat(Ports.isFree(Port.SMTP.number + offset)).isTrue();
  }

  @Test
  void namesThePortThatIsTakenAndStartsNothing() throws Exception {
    try (var taken =
        new ServerSocket(Port.IMAP.number + offset, 1, InetAddress.getLoopbackAddress())) {
      var up = up("postgres,mail").end();

      assertThat(up.code()).isEqualTo(1);
      assertThat(up.said())
          .contains(
              "Port " + taken.getLocalPort(),
              "mail",
              "process " + ProcessHandle.current().pid(),
              "--port-offset");
      assertThat(up.said()).doesNotContain("starting");
    }
  }

  @Test
  void tellsWhichPartEndedAndStopsTheOthers() throws Exception {
    var up = up("postgres,mail").awaitReady();

    ProcessId.read(home.resolve("run/mail.pid")).orElseThrow().signal("KILL");

    assertThat(up.end().code()).isEqualTo(1);
    assertThat(up.said())
        .contains(
            "mail ended by itself",
            home.resolve("logs/mail.log").toString(),
            "postgres       stopped");
    assertThat(Ports.isFree(Port.POSTGRES.number + offset)).isTrue();
  }

  @Test
  void goesOnWithoutPartsThatWereKilledAndTakesThemBackWithWhatTheyKept() throws Exception {
    var up = up("postgres,mail").awaitReady();
    try (var database = database()) {
      database.createStatement().execute("create table thing as select 42 as answer");
    }
    var smtp = new ServerSetup(Port.SMTP.number + offset, "127.0.0.1", "smtp");
    GreenMailUtil.sendTextEmail("lead@acme.example", "us@acme.example", "Hello", "You", smtp);

    assertThat(procession("kill", "postgres").end().code()).isZero();
    assertThat(procession("kill", "mail").end().code()).isZero();
    assertThat(procession("kill", "mail").end().said()).contains("mail does not run");
    assertThat(Ports.isFree(Port.POSTGRES.number + offset)).isTrue();
    assertThat(procession("start", "postgres").end().code()).isZero();
    assertThat(procession("start", "mail").end().code()).isZero();
    assertThat(procession("start", "mail").end().said()).contains("mail runs already");

    try (var database = database();
        var rows = database.createStatement().executeQuery("select answer from thing")) {
      assertThat(rows.next()).isTrue();
    }
    try (var letters = Files.list(home.resolve("data/mail"))) {
      assertThat(letters).hasSize(1).allMatch(letter -> letter.toString().endsWith(".eml"));
    }
    assertThat(up.process.isAlive()).isTrue();
  }

  @Test
  void tellsTheLastWordsOfAPartThatDoesNotStartAndStopsTheOthers() throws Exception {
    Files.createDirectories(home.resolve("data/postgres"));
    Files.writeString(home.resolve("data/postgres/PG_VERSION"), "9\n");

    var up = up("postgres,mail").end();

    assertThat(up.code()).isEqualTo(1);
    assertThat(up.said())
        .contains("postgres ended while it was starting", "postgresql.conf", "./procession reset");
    assertThat(Ports.isFree(Port.SMTP.number + offset)).isTrue();
  }

  @Test
  void showsADemoOnAHouseThatIsUpOnly() throws Exception {
    var demo = procession("demo").end();

    assertThat(demo.code()).isEqualTo(1);
    assertThat(demo.said()).contains("No house is ready", "./procession up");
  }

  @Test
  void forgetsEverythingWhenReset() throws Exception {
    up("postgres").awaitReady();

    assertThat(procession("reset").end().said()).contains("--yes");
    assertThat(home.resolve("data/postgres")).exists();
    assertThat(procession("reset", "--yes").end().code()).isZero();

    assertThat(home).isEmptyDirectory();
    assertThat(Ports.isFree(Port.POSTGRES.number + offset)).isTrue();
  }

  private Launch up(String parts) throws IOException {
    return procession("up", "--port-offset", String.valueOf(offset), "--only", parts);
  }

  private Launch procession(String... words) throws IOException {
    var launch = new Launch(words);
    launches.add(launch);
    return launch;
  }

  private JsonNode house() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(home.resolve("run/house.json")));
  }

  private Connection database() throws Exception {
    var database = house().path("database");
    var owner = database.path("owner");
    return DriverManager.getConnection(
        database.path("url").asString(),
        owner.path("user").asString(),
        owner.path("password").asString());
  }

  private static int freeOffset() {
    return IntStream.iterate(20_000, offset -> offset + 100)
        .filter(offset -> USED.stream().allMatch(port -> Ports.isFree(port.number + offset)))
        .findFirst()
        .orElseThrow();
  }

  /** A run of the command. */
  private final class Launch {
    final Process process;
    private final Path output;

    Launch(String... words) throws IOException {
      output = Files.createTempFile(outputs, "procession", ".out");
      var command =
          new ArrayList<>(
              List.of(
                  Jvm.java(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "--home",
                  home.toString()));
      command.addAll(List.of(words));
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    }

    String said() throws IOException {
      return Files.readString(output, StandardCharsets.UTF_8);
    }

    Launch awaitReady() throws Exception {
      while (!said().contains("Procession is up")) {
        assertThat(process.isAlive()).as(said()).isTrue();
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
      return this;
    }

    Launch end() throws Exception {
      process.waitFor();
      return this;
    }

    int code() {
      return process.exitValue();
    }
  }
}
