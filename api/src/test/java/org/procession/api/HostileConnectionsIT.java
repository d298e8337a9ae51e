package org.procession.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Connections that cost the server more than whoever opens them. */
@ApiTest
class HostileConnectionsIT {

  private static final String VENDORS = "/api/revenue/vendors";
  private static final int MEGABYTE = 1024 * 1024;
  private static final int HUGE = 100 * MEGABYTE;

  /** No answer takes as long. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired private House house;
  @LocalServerPort private int port;

  /** Text without end, but for how much of it is wanted. */
  private static final class Text extends InputStream {
    private int left;

    Text(int bytes) {
      left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      var read = Math.min(length, left);
      Arrays.fill(buffer, offset, offset + read, (byte) 'x');
      left -= read;
      return read;
    }
  }

  @Test
  void refusesABodyOf100MegabytesAndHoldsNoneOfIt() throws Exception {
    var token = house.token(claims -> claims);
    var request =
        "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
            .formatted(VENDORS, token);
    house.unchanged(
        () ->
            keepsMemory(
                () -> {
                  try (var declared = open(request + "Content-Length: " + HUGE + "\r\n\r\n");
                      var chunked = open(request + "Transfer-Encoding: chunked\r\n\r\n")) {
                    assertThat(statusOf(declared)).contains(" 413 ");
                    var sender = Thread.ofVirtual().start(() -> sendChunks(chunked));
                    assertThat(statusOf(chunked)).contains(" 413 ");
                    chunked.close();
                    sender.join();
                  }
                }));
  }

  private static void sendChunks(Socket socket) {
    var megabyte = new byte[MEGABYTE];
    Arrays.fill(megabyte, (byte) ' ');
    try {
      var out = socket.getOutputStream();
      for (var n = 0; n < HUGE / MEGABYTE; n++) {
        out.write((Integer.toHexString(MEGABYTE) + "\r\n").getBytes(US_ASCII));
        out.write(megabyte);
        out.write("\r\n".getBytes(US_ASCII));
      }
    } catch (IOException e) {
      // The server has answered, and takes no more.
    }
  }

  @Test
  void takesAFileOf100MegabytesAndHoldsNoneOfIt() throws Exception {
    var clerk = house.as(house.tenant(), "clerk");
    var id =
        clerk
            .post(
                UploadedFile.PATH,
                "{\"name\": \"huge.txt\", \"mediaType\": \"text/plain\", \"size\": %d, \"sha256\": \"%s\"}"
                    .formatted(HUGE, sha256(new Text(HUGE))))
            .answered(201)
            .path("id")
            .asString();
    keepsMemory(
        () ->
            clerk
                .send(
                    "PUT",
                    UploadedFile.path(id, 1, "content"),
                    BodyPublishers.ofInputStream(() -> new Text(HUGE)),
                    request -> request.header("Content-Type", "application/octet-stream"))
                .answered(202));
  }

  private static String sha256(InputStream content) throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    var buffer = new byte[MEGABYTE];
    for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private interface Step {
    void run() throws Exception;
  }

  /** Asserts that what outlives a collection never grows by as much as a body has. */
  private static void keepsMemory(Step step) {
    var old =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().matches(".*(Tenured|Old).*"))
            .findFirst()
            .orElseThrow();
    System.gc();
    var before = old.getUsage().getUsed();
    old.resetPeakUsage();
    try {
      step.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    assertThat(grown(old, before)).isLessThan(HUGE / 2);
  }

  private static long grown(MemoryPoolMXBean pool, long before) {
    return pool.getPeakUsage().getUsed() - before;
  }

  @Test
  void endsConnectionsOnWhichNothingMoreComesAndServesOthersMeanwhile() throws IOException {
    var settings =
        Map.of(
            "server.tomcat.connection-timeout",
            "1s",
            "spring.datasource.hikari.maximum-pool-size",
            "2");
    try (var application = StartIT.start("", settings)) {
      var client = StartIT.client(application, house.token(claims -> claims));
      var at = StartIT.port(application);
      var silent = new ArrayList<Socket>();
      for (var n = 0; n < 20; n++) {
        silent.add(open(at, "GET " + VENDORS + " HTTP/1.1\r\nHost: x\r\nX-Slow: "));
        silent.add(
            open(
                at,
                """
                POST %s HTTP/1.1\r
                Host: x\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: 100\r
                \r
                {"name": \
                """
                    .formatted(VENDORS, house.token(claims -> claims))));
      }
      client.get(VENDORS).answered(200);
      for (var socket : silent) {
        try (socket) {
          assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
              .doesNotContain(" 200 ", " 201 ", " 500 ");
        }
      }
    }
  }

  @Test
  void servesOthersWhileAThousandConnectionsAreOpen() throws IOException {
    var clerk = house.as(house.tenant(), "clerk");
    List<Socket> open = new ArrayList<>();
    try {
      for (var n = 0; n < 1_000; n++) {
        open.add(open("GET " + VENDORS + " HTTP/1.1\r\nHost: x\r\n"));
      }
      for (var n = 0; n < 20; n++) {
        var began = System.nanoTime();
        clerk.get(VENDORS).answered(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
      }
      for (var socket : open) {
        socket.getOutputStream().write("Connection: close\r\n\r\n".getBytes(US_ASCII));
        assertThat(statusOf(socket)).contains(" 401 ");
      }
    } finally {
      for (var socket : open) {
        socket.close();
      }
    }
  }

  private Socket open(String request) throws IOException {
    return open(port, request);
  }

  private static Socket open(int at, String request) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), at);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  private static String statusOf(Socket socket) throws IOException {
    var line = new StringBuilder();
    for (var c = socket.getInputStream().read(); c >= 0 && c != '\n'; ) {
      line.append((char) c);
      c = socket.getInputStream().read();
    }
    return line.toString();
  }
}
