package org.procession.domain.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Content that is measured while it streams. */
final class MeasuredContent extends FilterInputStream {

  private final MessageDigest digest;
  private long size;
  private boolean ended;
  private Optional<IOException> failure = Optional.empty();

  MeasuredContent(InputStream content) {
    super(content);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      var count = in.read(buffer, offset, length);
      if (count > 0) {
        digest.update(buffer, offset, count);
        size += count;
      }
      ended |= count < 0;
      return count;
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  /** Each byte counts, and once. */
  @Override
  public long skip(long bytes) throws IOException {
    return readNBytes((int) Math.min(bytes, 8192)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** How many bytes have passed. */
  long size() {
    return size;
  }

  /** Whether there is no more. */
  boolean hasEnded() {
    return ended;
  }

  /** Whose failure it is when those who read this fail. */
  Optional<IOException> failure() {
    return failure;
  }

  /** The SHA-256 of what has passed; to be asked for once, at the end. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
