package org.procession.bench;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * How many megabytes a second are scanned: by the house from the moment that the content is there
 * until the finding is recorded, which reads it from the store; and by clamd alone, over its
 * socket.
 */
final class Scanning implements Benchmark {

  private static final double AIM = 0.8;
  private static final int ROUNDS = 3;
  private static final int CHUNK = 1 << 16;

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    var size = bed.size(200, 500) * 1_000_000L;
    var content = new Content(size);
    new Content(20_000_000).upload(bed, "warm-up.bin");
    double house = 0;
    double raw = 0;
    // In turn, so that both see the same machine; the best of each, so that other work does not
    // count.
    for (var round = 0; round < ROUNDS; round++) {
      var version = content.upload(bed, "scan-%d.bin".formatted(round));
      var took =
          Duration.between(
              Instant.parse(version.path("uploadedAt").asString()),
              Instant.parse(version.path("scannedAt").asString()));
      house = Math.max(house, rate(size, took));
      raw = Math.max(raw, rate(size, scan(bed, content)));
    }
    figures.accept(Figure.of("scan.house", house, "MB/s"));
    figures.accept(Figure.of("scan.clamd", raw, "MB/s"));
    figures.accept(Figure.of("scan.ratio", house / raw, "house/clamd").atLeast(AIM));
  }

  private static double rate(long size, Duration took) {
    return size / 1e6 / (took.toNanos() / 1e9);
  }

  /** See INSTREAM in clamd(8). */
  private static Duration scan(Bed bed, Content content) throws IOException {
    var begin = System.nanoTime();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), bed.house().port("clamav"));
        var in = content.open()) {
      var out = new DataOutputStream(socket.getOutputStream());
      out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
      var chunk = new byte[CHUNK];
      for (var n = in.read(chunk); n > 0; n = in.read(chunk)) {
        out.writeInt(n);
        out.write(chunk, 0, n);
      }
      out.writeInt(0);
      out.flush();
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (!answer.contains("OK")) {
        throw new IOException("clamd answered " + answer);
      }
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
