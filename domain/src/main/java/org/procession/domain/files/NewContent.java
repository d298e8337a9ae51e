package org.procession.domain.files;

import java.util.Locale;
import java.util.regex.Pattern;
import org.procession.domain.Problem;

/**
 * What the content of a version will be. What comes must be so.
 *
 * @param size in bytes
 * @param sha256 in hexadecimal digits (FIPS 180-4)
 */
public record NewContent(long size, String sha256) {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public NewContent {
    sha256 = sha256.toLowerCase(Locale.ROOT);
    if (size <= 0) {
      throw new FileEmpty();
    }
    if (!SHA_256.matcher(sha256).matches()) {
      throw new FileInvalid("sha256", "A SHA-256 has 64 hexadecimal digits.");
    }
  }

  /** A file without content says nothing, and is mostly a mistake. */
  public static final class FileEmpty extends Problem {
    FileEmpty() {
      super(Kind.INVALID, "FILE_EMPTY", "A file has at least one byte.", "size");
    }
  }
}
