package org.procession.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** The folder in which a house keeps everything, and who runs it from there. */
record Home(Path folder) {
  private static final long NEEDED_BYTES = 3_000_000_000L;
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Takes the home for this process until the lock is released or the process has ended. */
  FileLock occupy() throws IOException {
    if (Files.notExists(folder)) Files.createDirectories(folder, OWNER_ONLY);
    Files.createDirectories(run());
    var lock = FileChannel.open(run().resolve("lock"), CREATE, WRITE).tryLock();
    if (lock == null) {
      throw new Trouble(
          "Procession runs from "
              + folder
              + " already"
              + launcher().map(id -> ", as process " + id.number()).orElse("")
              + ".",
          "./procession status shows how it does, ./procession down stops it. To run a second house beside it: --home DIR"
              + " --port-offset 1000");
    }
    ProcessId.running(ProcessHandle.current().pid()).orElseThrow().write(launcherNote());
    return lock;
  }

  /** The launcher that runs the house from here, if one does. */
  Optional<ProcessId> launcher() {
    return ProcessId.read(launcherNote()).filter(ProcessId::isAlive);
  }

  /** Refuses to start on a disk that would soon be full: databases take that badly. */
  void checkSpace() throws IOException {
    checkSpace(Files.getFileStore(folder).getUsableSpace());
  }

  void checkSpace(long free) {
    if (free >= NEEDED_BYTES) return;
    throw new Trouble(
        "Only %.1f GB are free on the disk of %s; the house needs %.1f GB."
            .formatted(free / 1e9, folder, NEEDED_BYTES / 1e9),
        "Free some space, or let it live on another disk: --home DIR");
  }

  /** Deletes all that a house keeps, and nothing else that may lie in the folder. */
  void clear() throws IOException {
    for (var name : List.of("data", "logs", "secrets", "tmp", "run")) {
      if (Files.exists(folder.resolve(name))) Folders.delete(folder.resolve(name));
    }
  }

  private Path launcherNote() {
    return run().resolve("launcher.pid");
  }

  private Path run() {
    return folder.resolve("run");
  }
}
