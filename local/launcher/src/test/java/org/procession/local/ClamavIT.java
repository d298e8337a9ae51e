package org.procession.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ClamavIT {
  private static final int MEGABYTE = 1 << 20;

  @Test
  void findsTheTestFileAlsoWithinAnArchive() throws IOException {
    assertThat(scan(Eicar.bytes())).isEqualTo("stream: Eicar-Test-Signature.UNOFFICIAL FOUND");
    assertThat(scan(zip(Eicar.bytes()))).endsWith("FOUND");
    assertThat(scan(zip(zip(Eicar.bytes())))).endsWith("FOUND");
  }

  @Test
  void findsNothingInAnHonestFile() throws IOException {
    assertThat(scan("Hello".getBytes(US_ASCII))).isEqualTo("stream: OK");
    assertThat(scan(zip("Hello".getBytes(US_ASCII)))).isEqualTo("stream: OK");
  }

  @Test
  void doesNotTakeMoreThanItScans() throws IOException {
    assertThat(scan(new byte[25 * MEGABYTE])).isEqualTo("stream: OK");
    assertThat(scan(new byte[26 * MEGABYTE])).isEqualTo("INSTREAM size limit exceeded. ERROR");
  }

  @Test
  void reportsAnArchiveThatUnpacksToMoreThanItScans() throws IOException {
    var gzip = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(gzip)) {
      out.write(new byte[100 * MEGABYTE]);
    }

    assertThat(scan(gzip.toByteArray()))
        .isEqualTo("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND");
  }

  /** Whoever takes its word has to look into ZIP archives themselves. */
  @Test
  void overlooksWhatIsWithinAZipBehindMoreThanItScans() throws IOException {
    var bomb = new byte[100 * MEGABYTE + Eicar.bytes().length];
    System.arraycopy(Eicar.bytes(), 0, bomb, 100 * MEGABYTE, Eicar.bytes().length);

    assertThat(scan(zip(bomb))).isEqualTo("stream: OK");
  }

  /** See clamd(8), command INSTREAM. */
  private static String scan(byte[] file) throws IOException {
    var address = TestParts.clamav();
    try (var socket = new Socket(address.getAddress(), address.getPort())) {
      var out = new DataOutputStream(socket.getOutputStream());
      out.write("zINSTREAM\0".getBytes(US_ASCII));
      try {
        for (int sent = 0; sent < file.length; ) {
          int length = Math.min(MEGABYTE, file.length - sent);
          out.writeInt(length);
          out.write(file, sent, length);
          sent += length;
        }
        out.writeInt(0);
      } catch (IOException e) {
        // It does not listen to the end of what is too large, but says so.
      }
      return new String(socket.getInputStream().readAllBytes(), US_ASCII).replace("\0", "");
    }
  }

  private static byte[] zip(byte[] file) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("file"));
      zip.write(file);
    }
    return bytes.toByteArray();
  }
}
