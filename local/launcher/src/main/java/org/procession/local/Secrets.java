package org.procession.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Passwords and keys of one house, made at random when first asked for and kept for its lifetime.
 */
record Secrets(Path folder) {
  private static final int BYTES = 32;

  /** Several parts may ask for the same one at once, each through an instance of its own. */
  private static final Object MAKING = new Object();

  /** 32 random bytes in base64, the same on every call and after every start. */
  String get(String name) {
    var file = folder.resolve(name);
    try {
      synchronized (MAKING) {
        if (!Files.exists(file)) PrivateFile.write(file, random() + "\n");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
