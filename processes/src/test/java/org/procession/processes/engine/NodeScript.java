package org.procession.processes.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.stream.Stream;

/** A script of {@code npm/}, with the packages that it needs. */
public final class NodeScript {
  private NodeScript() {}

  /**
   * Runs a script to its end.
   *
   * @return what it prints
   */
  public static String run(String script, List<String> arguments) {
    var command = Stream.concat(Stream.of("npm/run", script), arguments.stream()).toList();
    try {
      var process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
      var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) throw new AssertionError(script + " failed; see above why.");
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
