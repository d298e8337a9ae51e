package org.procession.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdTest {
  @TempDir Path folder;
  private Process process;

  @BeforeEach
  void start() throws Exception {
    process = new ProcessBuilder("sleep", "60").start();
  }

  @AfterEach
  void end() throws Exception {
    process.destroyForcibly().waitFor();
  }

  @Test
  void knowsAProcessAgainFromItsNote() throws Exception {
    var note = folder.resolve("part.pid");
    ProcessId.running(process.pid()).orElseThrow().write(note);

    assertThat(ProcessId.read(note)).contains(ProcessId.running(process.pid()).orElseThrow());
    assertThat(ProcessId.read(note).orElseThrow().isAlive()).isTrue();
  }

  @Test
  void seesThatAProcessHasEnded() throws Exception {
    var id = ProcessId.running(process.pid()).orElseThrow();
    assertThat(id.awaitEnd(Duration.ofMillis(1))).isFalse();

    id.signal("KILL");

    assertThat(id.awaitEnd(Duration.ofSeconds(10))).isTrue();
    assertThat(ProcessId.running(process.pid())).isEmpty();
  }

  @Test
  void leavesALaterProcessOfTheSameNumberAlone() throws Exception {
    var earlier = new ProcessId(process.pid(), "another start of the machine/1");

    assertThat(earlier.isAlive()).isFalse();
    earlier.signal("KILL");

    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void takesADamagedNoteForNone() throws Exception {
    for (var text : new String[] {"", "12", "twelve 1/2", "\n"}) {
      var note = Files.writeString(folder.resolve("part.pid"), text);
      assertThat(ProcessId.read(note)).isEmpty();
    }
    assertThat(ProcessId.read(folder.resolve("missing.pid"))).isEmpty();
  }
}
