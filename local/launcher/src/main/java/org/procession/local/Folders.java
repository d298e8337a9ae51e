package org.procession.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** What {@link Files} does not do with whole folders. */
final class Folders {
  private Folders() {}

  /** Makes a folder, with nothing in it. */
  static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) delete(folder);
    Files.createDirectories(folder);
  }

  /** Deletes a folder with all that is in it; does not follow links. */
  static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            if (e != null) throw e;
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
