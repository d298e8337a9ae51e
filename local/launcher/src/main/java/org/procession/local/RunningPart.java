package org.procession.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A part whose process was started, by us or by a launcher that was killed. */
final class RunningPart {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int LAST_LINES = 15;
  private static final int LAST_BYTES = 10_000;

  private final Part part;
  private final Site site;
  private final ProcessId process;

  private RunningPart(Part part, Site site, ProcessId process) {
    this.part = part;
    this.site = site;
    this.process = process;
  }

  /**
   * Starts the part's process, and leaves a note of it for the case that we cannot stop it
   * ourselves.
   */
  static RunningPart start(Part part, Site site) throws IOException, InterruptedException {
    var log = site.log(part.name());
    if (Files.exists(log)) {
      Files.move(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
    Folders.empty(site.temporary(part.name()));
    part.prepare();
    var process = Programs.start(tied(part.command(), site), log, note(part, site));
    return new RunningPart(part, site, process);
  }

  /** The part, if a process that was noted for it still runs. */
  static Optional<RunningPart> noted(Part part, Site site) {
    return ProcessId.read(note(part, site))
        .filter(ProcessId::isAlive)
        .map(process -> new RunningPart(part, site, process));
  }

  /**
   * Whether a part was started and its process has ended without {@link #stop} or {@link #kill}.
   * The note is read last, since both remove it first or put another there.
   */
  static boolean endedByItself(Part part, Site site) {
    return noted(part, site).isEmpty()
        && ProcessId.read(note(part, site)).filter(process -> !process.isAlive()).isPresent();
  }

  /** What it holds of the machine; see proc(5). */
  Held held() throws IOException {
    var folder = Path.of("/proc/" + process.number());
    try (var descriptors = Files.list(folder.resolve("fd"))) {
      var status = Files.readAllLines(folder.resolve("status"));
      return new Held(
          number(status, "VmRSS:") * 1024 / 1_000_000,
          number(status, "Threads:"),
          descriptors.count());
    }
  }

  private static long number(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  /** Waits until the part answers, then sets up inside it what others rely on. */
  void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + part.patience().toNanos();
    while (true) {
      // Asked first, so that nobody else who answers at its address is taken for it.
      if (!process.isAlive()) throw trouble(part, site, "ended while it was starting");
      if (part.isReady()) break;
      if (System.nanoTime() > end) {
        throw trouble(
            part, site, "was not ready after " + part.patience().toMinutes() + " minutes");
      }
      Thread.sleep(POLL);
    }
    part.furnish();
  }

  /** Stops the part in good order, or the hard way when that takes too long. */
  void stop(Duration patience) throws IOException, InterruptedException {
    process.signal(part.stopSignal());
    while (!process.awaitEnd(patience)) process.signal("KILL");
    Files.deleteIfExists(note(part, site));
  }

  /** Ends the part as a crash would, at once and without a word to it. */
  void kill() throws IOException, InterruptedException {
    Files.deleteIfExists(note(part, site)); // before, so that it is not taken for a crash
    process.signal("KILL");
    process.awaitEnd(Duration.ofMinutes(1));
  }

  /** Tells what became of a part, with the last it said. */
  static Trouble trouble(Part part, Site site, String what) {
    var log = site.log(part.name());
    return new Trouble(
        "%s %s. The last it said:%n%n%s".formatted(part.name(), what, lastLines(log).indent(2)),
        "All it said is in %s. After mending the cause: ./procession up; or, to begin with empty data: ./procession reset"
            .formatted(log));
  }

  private static String lastLines(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var end = new byte[(int) Math.min(file.length(), LAST_BYTES)];
      file.seek(file.length() - end.length);
      file.readFully(end);
      var lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "(nothing that could be read: " + e.getMessage() + ")";
    }
  }

  private static Path note(Part part, Site site) {
    return site.run().resolve(part.name() + ".pid");
  }

  /**
   * A lasting part gets a session of its own, so that Ctrl-C at the terminal reaches the launcher
   * alone, which then stops the parts in their order. Any other is killed by the kernel when our
   * JVM ends, however it ends.
   */
  private static Command tied(Command command, Site site) {
    return site.lasting() ? command.by("setsid") : command.by("setpriv", "--pdeathsig", "KILL");
  }
}
