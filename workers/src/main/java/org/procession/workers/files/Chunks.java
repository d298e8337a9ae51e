package org.procession.workers.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Content of any length within a longer stream: chunks, each after its length, and 0 at the end.
 */
final class Chunks {

  private static final int LONGEST = 64 << 10;

  private Chunks() {}

  /** Writes content to its end. */
  static void write(InputStream content, DataOutputStream stream) throws IOException {
    var chunk = new byte[LONGEST];
    for (var length = content.read(chunk); length >= 0; length = content.read(chunk)) {
      if (length > 0) {
        stream.writeInt(length);
        stream.write(chunk, 0, length);
      }
    }
    stream.writeInt(0);
    stream.flush();
  }

  /** Reads content that was written so; closing it passes over what was not read. */
  static InputStream read(DataInputStream stream) {
    return new InputStream() {
      private int left;
      private boolean ended;

      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        if (left == 0 && !ended) {
          left = stream.readInt();
          ended = left == 0;
        }
        if (ended) {
          return -1;
        }
        var part = Math.min(left, length);
        stream.readFully(buffer, offset, part);
        left -= part;
        return part;
      }

      @Override
      public void close() throws IOException {
        transferTo(OutputStream.nullOutputStream());
      }
    };
  }
}
