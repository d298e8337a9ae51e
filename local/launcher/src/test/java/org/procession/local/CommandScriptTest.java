package org.procession.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./procession}. */
class CommandScriptTest {
  private static final Path SCRIPT = Checkout.here().root().resolve("procession");

  @TempDir Path folder;

  @Test
  void addsUpTheReportsOfAllModules() throws Exception {
    report(
        "domain/target/surefire-reports/TEST-A.xml",
        "tests=\"7\" errors=\"0\" skipped=\"1\" failures=\"0\"");
    report(
        "local/launcher/target/failsafe-reports/TEST-B.xml",
        "skipped=\"0\" failures=\"0\" tests=\"12\" errors=\"0\"");

    var tally = call("tally", folder.toString());

    assertThat(tally.text()).isEqualTo("18 passed, 0 failed, 1 skipped\n");
    assertThat(tally.code()).isZero();
  }

  @Test
  void failsWhenOneTestFails() throws Exception {
    report(
        "domain/target/surefire-reports/TEST-A.xml",
        "tests=\"7\" errors=\"1\" skipped=\"0\" failures=\"2\"");

    var tally = call("tally", folder.toString());

    assertThat(tally.text()).isEqualTo("4 passed, 3 failed, 0 skipped\n");
    assertThat(tally.code()).isNotZero();
  }

  @Test
  void failsWhenNoTestWasRun() throws Exception {
    var tally = call("tally", folder.toString());

    assertThat(tally.text()).isEqualTo("0 passed, 0 failed, 0 skipped\n");
    assertThat(tally.code()).isNotZero();
  }

  @Test
  void tellsWhatIsWrongWithTheJdkItIsToUse() throws Exception {
    Files.createDirectories(folder.resolve("bin"));
    Files.createFile(folder.resolve("bin/javac")).toFile().setExecutable(true);
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");

    var up =
        run(
            new ProcessBuilder(SCRIPT.toString(), "up"),
            Map.of("PROCESSION_JDK", folder.toString()));

    assertThat(up.text()).contains("no JDK 25 or newer", folder.toString(), "unset it");
    assertThat(up.code()).isNotZero();
  }

  @Test
  void takesANewerJdkToo() throws Exception {
    Files.createDirectories(folder.resolve("bin"));
    Files.createFile(folder.resolve("bin/javac")).toFile().setExecutable(true);
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"26\"\n");

    assertThat(call("is_jdk", folder.toString()).code()).isZero();
  }

  @Test
  void explainsItself() throws Exception {
    assertThat(run(new ProcessBuilder(SCRIPT.toString(), "help"), Map.of()).text())
        .contains(
            "up", "status", "logs", "down", "reset", "test", "--home", "--port-offset", "--only");
  }

  private void report(String path, String counts) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite version="3.0.2" name="some.Test" time="0.9" %s>
          <properties><property name="tests" value="99"/></properties>
        </testsuite>
        """
            .formatted(counts));
  }

  private Result call(String function, String argument) throws Exception {
    return run(
        new ProcessBuilder(
            "bash",
            "-c",
            "source \"$1\" && \"$2\" \"$3\"",
            "bash",
            SCRIPT.toString(),
            function,
            argument),
        Map.of());
  }

  private static Result run(ProcessBuilder builder, Map<String, String> environment)
      throws Exception {
    builder.environment().putAll(environment);
    var process = builder.redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), text);
  }

  private record Result(int code, String text) {}
}
