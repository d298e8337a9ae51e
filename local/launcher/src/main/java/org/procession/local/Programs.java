package org.procession.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Starts programs. */
final class Programs {
  /**
   * The one thread that starts programs, and never ends: Linux takes the end of the thread that
   * started a program for the end of the parent, and would kill a part that is to live as long as
   * the JVM.
   */
  private static final Executor STARTER =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("starter").daemon().factory());

  private static final File NOTHING = new File("/dev/null");

  private Programs() {}

  /**
   * Starts a program that writes what it says to the end of a file, and notes its process in
   * another.
   */
  static ProcessId start(Command command, Path log, Path note) throws IOException {
    return onStarter(
        () -> {
          long number = launch(command, log).pid();
          var process =
              ProcessId.running(number).orElseGet(() -> new ProcessId(number, "ended at once"));
          process.write(note);
          return process;
        });
  }

  /** Runs a program to its end, which must be a good one. */
  static void run(Command command, Path log) throws IOException, InterruptedException {
    int code = onStarter(() -> launch(command, log)).waitFor();
    if (code != 0)
      throw new IOException(
          "%s ended with %d, see %s.".formatted(command.words().getFirst(), code, log));
  }

  /** Unpacks a tar archive; tar itself knows permissions and links. */
  static void unpack(InputStream archive, Path folder) throws IOException, InterruptedException {
    var tar =
        new ProcessBuilder("tar", "-x", "-C", folder.toString()).redirectErrorStream(true).start();
    try (archive;
        var into = tar.getOutputStream()) {
      archive.transferTo(into);
    }
    var complaint = new String(tar.getInputStream().readAllBytes(), UTF_8);
    if (tar.waitFor() != 0)
      throw new IOException("tar could not unpack into " + folder + ": " + complaint);
  }

  private static Process launch(Command command, Path log) throws IOException {
    Files.createDirectories(log.getParent());
    var builder = new ProcessBuilder(command.words());
    builder.environment().putAll(command.environment());
    builder
        .redirectInput(NOTHING)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()));
    return builder.start();
  }

  /** Not to be interrupted, so that no program runs of which nobody knows. */
  private static <T> T onStarter(Callable<T> starting) throws IOException {
    var started = new CompletableFuture<T>();
    STARTER.execute(
        () -> {
          try {
            started.complete(starting.call());
          } catch (Exception e) {
            started.completeExceptionally(e);
          }
        });
    try {
      return started.join();
    } catch (CompletionException e) {
      throw new IOException(e);
    }
  }
}
