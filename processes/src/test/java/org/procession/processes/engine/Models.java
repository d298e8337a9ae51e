package org.procession.processes.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that this module ships. */
public final class Models {
  private static final Path ROOT = Path.of("src/main/resources/processes");

  private Models() {}

  /** All models, decisions and forms. */
  public static List<Path> all() {
    try (var files = Files.walk(ROOT)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those with an extension, such as {@code bpmn}. */
  public static List<Path> all(String extension) {
    return all().stream().filter(file -> file.toString().endsWith("." + extension)).toList();
  }

  /** The name of a file without its extension: the id of what it describes. */
  public static String id(Path file) {
    var name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
