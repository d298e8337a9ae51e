package org.procession.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveIT {
  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void layOutACheckoutWithAProgram() throws Exception {
    var classPath = Checkout.here().classPath("launcher");
    jar = Files.copy(classPath.getFirst(), folder.resolve("program.jar"));
    Files.createDirectories(folder.resolve("local/target"));
    Folders.empty(site(true).temporary("program"));
  }

  @Test
  void mapsTheClassesThatAnEarlierRunLoaded() throws Exception {
    run(program(true));

    program(true).archive().make();

    assertThat(program(true).command().words())
        .anyMatch(word -> word.startsWith("-XX:SharedArchiveFile="));
    assertThat(program(false).command().words())
        .anyMatch(word -> word.startsWith("-XX:SharedArchiveFile="));
    assertThat(run(program(true))).contains("source: shared objects file");
  }

  @Test
  void startsAnewWhenAJarHasChanged() throws Exception {
    run(program(true));
    program(true).archive().make();

    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));

    assertThat(program(true).command().words())
        .anyMatch(word -> word.startsWith("-XX:DumpLoadedClassList="));
    run(program(true));
    program(true).archive().make();
    try (var archives = Files.list(folder.resolve("local/target"))) {
      assertThat(archives).singleElement().asString().endsWith(".jsa");
    }
  }

  @Test
  void notesNothingInATestRun() {
    assertThat(program(false).command().words())
        .noneMatch(word -> word.contains("Dump") || word.contains("Archive"));
  }

  /**
   * Tells where each class comes from that the program loads, before it finds that it lacks an
   * argument.
   */
  private String run(Jvm program) throws Exception {
    var log = folder.resolve("log");
    Files.deleteIfExists(log);
    var command = program.command().with(Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load"));
    Programs.start(command, log, folder.resolve("note")).awaitEnd(Duration.ofSeconds(30));
    return Files.readString(log)
        .lines()
        .filter(line -> line.contains("org.procession"))
        .toList()
        .toString();
  }

  private Jvm program(boolean lasting) {
    return new Jvm(
        site(lasting), "program", List.of(jar), "org.procession.local.SmsServer", "-Xmx64m");
  }

  private Site site(boolean lasting) {
    return new Site(folder.resolve("home"), Ports.anyFree(), new Checkout(folder), lasting);
  }
}
