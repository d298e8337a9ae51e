package org.procession.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The built source tree, which holds the software that the parts run on. */
record Checkout(Path root) {
  /**
   * The tree around the working folder, or the one that the system property {@code
   * procession.checkout} names.
   */
  static Checkout here() {
    var start = Path.of(System.getProperty("procession.checkout", "")).toAbsolutePath();
    for (var folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("local/launcher/pom.xml"))) return new Checkout(folder);
    }
    throw new Trouble(
        "No checkout of Procession contains " + start + ".",
        "Start it from its checkout: ./procession up");
  }

  /**
   * The class path of a part that is a module below {@code local}: its own jar, then what it
   * depends on.
   */
  List<Path> classPath(String module) {
    var target = root.resolve("local").resolve(module).resolve("target");
    var dependencies = read(target.resolve("classpath")).strip().split(File.pathSeparator, -1);
    return Stream.concat(Stream.of(ownJar(target)), Arrays.stream(dependencies).map(Path::of))
        .toList();
  }

  /** Camunda's distribution, unpacked. */
  Path camunda() {
    return only(root.resolve("local/camunda/target/distribution"), "camunda-zeebe-*");
  }

  /** The exporter through which tests follow the engine. */
  Path recordTap() {
    return built(root.resolve("local/camunda/target/record-tap.jar"));
  }

  /** The Boot jar of one of our applications. */
  Path application(String module) {
    return ownJar(root.resolve(module).resolve("target"));
  }

  /**
   * What can be made anew from the software at any time: PostgreSQL unpacked, start-up caches. It
   * belongs to the checkout and not to a home, so that every home and every test profits from the
   * first start.
   */
  Path workshop() {
    return root.resolve("local/target");
  }

  private static Path ownJar(Path target) {
    return only(target, "*.jar");
  }

  private static Path only(Path folder, String pattern) {
    if (!Files.isDirectory(folder)) throw notBuilt(folder);
    try (var found = Files.newDirectoryStream(folder, pattern)) {
      for (var path : found) return path;
      throw notBuilt(folder.resolve(pattern));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(built(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path built(Path file) {
    if (!Files.exists(file)) throw notBuilt(file);
    return file;
  }

  private static Trouble notBuilt(Path missing) {
    return new Trouble(
        "There is no " + missing + ".",
        "Build the checkout first: ./procession up does, or mvn package -DskipTests");
  }
}
