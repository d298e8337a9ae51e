package org.procession.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/**
 * The classes of a Java program, parsed and verified once and mapped into memory at every later
 * start, which takes half the time then. A run without an archive notes the classes it loads; from
 * these notes an archive can be made while the program runs, without disturbing it. It fits one
 * JDK, one list of jars and one list of flags, which its name stands for. See "Class Data Sharing"
 * in the manual of {@code java}.
 */
record ClassArchive(Jvm jvm) {
  /**
   * The flags to run the program with. What ends with a test run leaves no time for making
   * archives.
   */
  List<String> flags() {
    if (Files.exists(file())) return List.of("-XX:SharedArchiveFile=" + file());
    return jvm.site().lasting() ? List.of("-XX:DumpLoadedClassList=" + notes()) : List.of();
  }

  /** Makes the archive if there is none, in time that nobody else needs. The program must run. */
  void make() throws IOException, InterruptedException {
    if (Files.exists(file())) return;
    removeOthers();
    var whole = Files.createTempFile(folder(), jvm.name() + "-", ".new");
    var making =
        List.of(
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + classes(),
            "-XX:SharedArchiveFile=" + whole);
    // It ends with us, since nothing waits for it.
    var idly = jvm.command(making).by("setpriv", "--pdeathsig", "KILL", "nice", "-n", "19");
    Programs.run(idly, jvm.site().log("class-archives"));
    Files.move(whole, file(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void removeOthers() throws IOException {
    try (var others = Files.newDirectoryStream(folder(), jvm.name() + "-*")) {
      for (var other : others) Files.deleteIfExists(other);
    }
  }

  /**
   * The names of classes only, and not the last line, which the program may not have written whole.
   * The other lines, on lambdas, would have code of the program run while the archive is made,
   * where some of it fails.
   */
  private Path classes() throws IOException {
    var text = Files.readString(notes());
    var names =
        text.substring(0, text.lastIndexOf('\n') + 1).lines().filter(line -> !line.startsWith("@"));
    return Files.write(Path.of(notes() + ".names"), names.toList());
  }

  private Path notes() {
    return jvm.site().temporary(jvm.name()).resolve("classes");
  }

  private Path file() {
    return folder().resolve(jvm.name() + "-" + fingerprint() + ".jsa");
  }

  private Path folder() {
    return jvm.site().checkout().workshop();
  }

  private UUID fingerprint() {
    var state = new StringBuilder(System.getProperty("java.vm.version"));
    jvm.flags().stream().filter(flag -> flag.startsWith("-X")).forEach(state::append);
    try {
      for (var jar : jvm.classPath()) {
        state.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return UUID.nameUUIDFromBytes(state.toString().getBytes(StandardCharsets.UTF_8));
  }
}
