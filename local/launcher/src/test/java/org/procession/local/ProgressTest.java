package org.procession.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.procession.local.Progress.State;

class ProgressTest {
  private final Part storage = SomePart.of("storage");
  private final Part front = SomePart.of("front");
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);

  @Test
  void writesALineForEveryChangeWhereTheOutputIsNoTerminal() {
    try (var progress = new Progress(out, false, List.of(storage, front))) {
      progress.tell(storage, State.STARTING);
      progress.tell(storage, State.READY);
      progress.tell(front, State.FAILED);
    }

    assertThat(written().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches(" +storage +starting +\\d+\\.\\d s"),
            line -> assertThat(line).matches(" +storage +ready +\\d+\\.\\d s"),
            line -> assertThat(line).matches(" +front +failed +\\d+\\.\\d s"));
  }

  @Test
  void redrawsOneLineForEveryPartOnATerminal() {
    try (var progress = new Progress(out, true, List.of(storage, front))) {
      progress.tell(storage, State.READY);
    }

    var pictures = written().split("\033\\[2A", -1); // up two lines, to draw again
    var lastPicture = pictures[pictures.length - 1];
    assertThat(lastPicture.lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("storage").contains("ready"),
            line -> assertThat(line).contains("front").contains("waiting"));
  }

  private String written() {
    return screen.toString(StandardCharsets.UTF_8);
  }
}
