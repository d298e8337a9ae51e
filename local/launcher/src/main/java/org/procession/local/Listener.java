package org.procession.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who listens on a port, from {@code /proc/net/tcp} and the open files of the processes,
 * as far as we may see them. See proc(5).
 */
final class Listener {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";

  private Listener() {}

  /** The process that listens on this port, as its number and program. */
  static Optional<String> on(int port) {
    try {
      var sockets = sockets(port);
      try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
        for (var process : processes) {
          if (holdsOneOf(sockets, process)) return Optional.of(describe(process));
        }
      }
    } catch (IOException e) {
      // No such file system, or not for us: then we do not know.
    }
    return Optional.empty();
  }

  /**
   * The links to the listening sockets of this port, as they stand among the open files of a
   * process.
   */
  private static Set<String> sockets(int port) throws IOException {
    var sockets = new HashSet<String>();
    for (var table : List.of("net/tcp", "net/tcp6")) {
      if (!Files.exists(PROC.resolve(table))) continue;
      for (var line : Files.readAllLines(PROC.resolve(table))) {
        var fields = line.strip().split("\\s+", -1);
        if (fields.length > 9
            && fields[1].endsWith(":%04X".formatted(port))
            && fields[3].equals(LISTENING)) {
          sockets.add("socket:[" + fields[9] + "]");
        }
      }
    }
    return sockets;
  }

  private static boolean holdsOneOf(Set<String> sockets, Path process) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (var file : files) {
        if (sockets.contains(Files.readSymbolicLink(file).toString())) return true;
      }
    } catch (IOException e) {
      // Somebody else's process, or one that has just ended.
    }
    return false;
  }

  private static String describe(Path process) throws IOException {
    var program = Files.readString(process.resolve("comm")).strip();
    return "process " + process.getFileName() + " (" + program + ")";
  }
}
