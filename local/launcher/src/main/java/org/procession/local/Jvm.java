package org.procession.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Java program of its own, on the JDK that we run on.
 *
 * @param site where it runs
 * @param name under which its archive of classes is kept
 * @param flags for the JVM, beside those that suit every part here
 */
record Jvm(Site site, String name, List<Path> classPath, String mainClass, List<String> flags) {
  /** Small heaps, and a start that matters more than the highest speed. */
  private static final List<String> LEAN =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dfile.encoding=UTF-8",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  Jvm(Site site, String name, List<Path> classPath, String mainClass, String... flags) {
    this(site, name, classPath, mainClass, List.of(flags));
  }

  /** The program that runs Java. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  Command command(Object... arguments) {
    var words = new ArrayList<String>();
    words.add(java());
    words.addAll(LEAN);
    words.addAll(flags);
    words.add("-Djava.io.tmpdir=" + site.temporary(name));

    words.add(mainClass);
    Arrays.stream(arguments).map(Object::toString).forEach(words::add);
    // In the environment it does not bury the rest of the command in lists of processes.
    return new Command(words, Map.of("CLASSPATH", join(classPath)));
  }

  /**
   * What the JVM learnt about the classes of this program when it ran before; it halves the time of
   * a start. The JVM itself writes the archive when a program ends in good order that found none,
   * or one of another JDK or of other jars. What is to end with a test run never ends in good
   * order, so it can only profit.
   */
  List<String> archive() {
    var archive = site.checkout().workshop().resolve(name + ".jsa");
    var use = "-XX:SharedArchiveFile=" + archive;
    if (site.lasting()) return List.of("-XX:+AutoCreateSharedArchive", use);
    return Files.exists(archive) ? List.of(use) : List.of();
  }

  private static String join(List<Path> classPath) {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
