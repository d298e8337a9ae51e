package org.procession.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A process that is told apart from a later one with the same number by the time it was started at,
 * in clock ticks since the machine started, and by that start of the machine.
 */
record ProcessId(long number, String startedAt) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int THREADS = 20; // field of /proc/PID/stat, see proc_pid_stat(5)
  private static final int START_TIME = 22; // likewise

  /** The process that has this number now, if one has. */
  static Optional<ProcessId> running(long number) {
    try {
      var stat = Files.readString(Path.of("/proc/" + number + "/stat"));
      // The second field is a name in parentheses that may itself contain spaces and parentheses.
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      // Ended, and only not yet taken notice of; while threads of it still end, so may its ports.
      if (fields[0].equals("Z") && Integer.parseInt(fields[THREADS - 3]) <= 1) {
        return Optional.empty();
      }
      var boot = Files.readString(BOOT).strip();
      return Optional.of(new ProcessId(number, boot + "/" + fields[START_TIME - 3]));
    } catch (IOException e) {
      return Optional.empty(); // ended
    }
  }

  /**
   * The process that a file names; empty when there is no such file or it was not written by {@link
   * #write}.
   */
  static Optional<ProcessId> read(Path file) {
    try {
      var words = Files.readString(file).strip().split(" ", 2);
      return Optional.of(new ProcessId(Long.parseLong(words[0]), words[1]));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    PrivateFile.write(file, number + " " + startedAt + "\n");
  }

  boolean isAlive() {
    return running(number).filter(this::equals).isPresent();
  }

  /** Waits until it has ended. @return whether it has */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (isAlive()) {
      if (System.nanoTime() > end) return false;
      Thread.sleep(POLL);
    }
    return true;
  }

  /** Sends a signal such as {@code TERM}, if the process is still this one. */
  void signal(String name) throws IOException, InterruptedException {
    if (!isAlive()) return;
    // The shell's own kill: the JDK cannot send every signal, and a bare machine may lack the
    // program.
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + number).inheritIO().start().waitFor();
  }
}
