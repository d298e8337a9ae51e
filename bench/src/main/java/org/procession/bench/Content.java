package org.procession.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * A file's content of any size, made as it is read: bytes like those of a compressed file, the same
 * each time.
 */
public record Content(long size) {

  /** Where files are. */
  public static final String PATH = "/api/files/files";

  private static final int BLOCK = 1 << 16;

  InputStream open() {
    return new Stream(size);
  }

  /** In hexadecimal digits. */
  String sha256() {
    return sha256(open());
  }

  /** The SHA-256 of what is read, in hexadecimal digits. */
  public static String sha256(InputStream in) {
    try (in) {
      var digest = MessageDigest.getInstance("SHA-256");
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Uploads it as a file and waits for the end of its scan. @return the version's description */
  JsonNode upload(Bed bed, String name) throws InterruptedException {
    var file =
        bed.create(
            Bed.CLERK,
            PATH,
            Map.of(
                "name",
                name,
                "mediaType",
                "application/octet-stream",
                "size",
                size,
                "sha256",
                sha256()));
    var path = PATH + "/" + file;
    bed.put(Bed.CLERK, path + "/versions/1/content", this::open);
    bed.await(
        "the scan of " + name,
        () -> bed.get(Bed.CLERK, path).at("/versions/0").hasNonNull("scannedAt"));
    return bed.get(Bed.CLERK, path).at("/versions/0");
  }

  private static final class Stream extends InputStream {

    private final byte[] block = new byte[BLOCK];
    private final long size;
    private long position;

    Stream(long size) {
      this.size = size;
      new Random(size).nextBytes(block);
    }

    @Override
    public int read() {
      return position >= size ? -1 : block[(int) (position++ % BLOCK)] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (position >= size) {
        return -1;
      }
      var from = (int) (position % BLOCK);
      var n = (int) Math.min(Math.min(length, BLOCK - from), size - position);
      System.arraycopy(block, from, target, offset, n);
      position += n;
      return n;
    }

    @Override
    public void close() {
      // holds nothing
    }
  }
}
