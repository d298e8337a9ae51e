package org.procession.local;

import java.io.File;
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
 * @param name under which its class archive is kept
 * @param flags for the JVM, beside those that suit every part here
 */
record Jvm(
    Site site,
    String name,
    List<Path> classPath,
    String mainClass,
    List<String> flags,
    List<String> arguments) {
  /** For many programs on a small machine. */
  private static final List<String> LEAN =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dfile.encoding=UTF-8",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  Jvm(Site site, String name, List<Path> classPath, String mainClass, String... flags) {
    this(site, name, classPath, mainClass, List.of(flags), List.of());
  }

  /** The same with these arguments. */
  Jvm with(Object... arguments) {
    var words = Arrays.stream(arguments).map(Object::toString).toList();
    return new Jvm(site, name, classPath, mainClass, flags, words);
  }

  /** The program that runs Java. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Runs the program, with its class archive or else noting what such an archive needs. */
  Command command() {
    var words = new ArrayList<>(archive().flags());
    words.add("-Djava.io.tmpdir=" + site.temporary(name));
    words.add(mainClass);
    words.addAll(arguments);
    return command(words);
  }

  /** Runs a JVM on the class path of the program, with its flags and these words. */
  Command command(List<String> words) {
    var all = new ArrayList<String>();
    all.add(java());
    all.addAll(LEAN);
    all.addAll(flags);
    all.addAll(words);
    // In the environment it does not bury the rest of the command in lists of processes.
    var jars =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return new Command(all, Map.of("CLASSPATH", jars));
  }

  /** Its classes, prepared for a quick start. */
  ClassArchive archive() {
    return new ClassArchive(this);
  }
}
