package org.procession.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that only their owner can read. */
final class PrivateFile {
  private PrivateFile() {}

  /** Writes the file whole or not at all, so that no reader and no crash sees half of it. */
  static void write(Path file, String text) throws IOException {
    var folder = Files.createDirectories(file.getParent());
    // A temporary file is created readable for its owner only.
    var whole = Files.createTempFile(folder, file.getFileName().toString(), ".new");
    Files.writeString(whole, text);
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
