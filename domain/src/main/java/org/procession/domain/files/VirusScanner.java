package org.procession.domain.files;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Looks for malware. */
public interface VirusScanner {

  /**
   * Scans content as it streams.
   *
   * @throws Unavailable when no scanner answers: nothing is known about the content
   */
  Result scan(InputStream content) throws IOException;

  /**
   * What a scanner says.
   *
   * @param finding never {@link Finding#CHANGED}, which no scanner can know
   * @param signature what it recognised, or the reason that it gave; null for what is clean
   * @param scanner which program and which signatures said so
   */
  record Result(Finding finding, @Nullable String signature, String scanner) {}

  /** No scanner answers. */
  final class Unavailable extends RuntimeException {
    public Unavailable(String reason, Exception cause) {
      super(reason, cause);
    }
  }
}
