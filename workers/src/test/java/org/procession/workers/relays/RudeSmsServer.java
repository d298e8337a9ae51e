package org.procession.workers.relays;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Says to every POST what a test wants it to say, or {@link #NOTHING}, or hangs up; and to every
 * GET that it has the messages that the test gave it.
 */
final class RudeSmsServer implements AutoCloseable {

  /** Reads the request and stays silent. */
  static final String NOTHING = "nothing";

  /** Reads the request and closes the connection. */
  static final String HANG_UP = "";

  private final ServerSocket entrance;
  private final String reply;
  private final AtomicInteger posts = new AtomicInteger();
  private volatile String messages = "";

  RudeSmsServer(String reply) throws IOException {
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.reply = reply;
    Thread.ofVirtual().start(this::serve);
  }

  /** A reply of HTTP. */
  static String http(int status, String body) {
    return "HTTP/1.1 %d Said\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, body.getBytes(UTF_8).length, body);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
  }

  /** How often it was asked to send something. */
  int posts() {
    return posts.get();
  }

  /** What it has when it is asked, as JSON objects with commas between them. */
  void has(String messages) {
    this.messages = messages;
  }

  private void serve() {
    while (!entrance.isClosed()) {
      try {
        var client = entrance.accept();
        Thread.ofVirtual().start(() -> answer(client));
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void answer(Socket client) {
    try (client) {
      var head = head(client.getInputStream());
      if (head.startsWith("GET")) {
        var page = "{\"messages\": [%s], \"page_size\": 50}".formatted(messages);
        client.getOutputStream().write(http(200, page).getBytes(UTF_8));
        return;
      }
      posts.incrementAndGet();
      client.getInputStream().readNBytes(length(head));
      if (reply.equals(NOTHING)) {
        client.getInputStream().read(); // until the client gives up
      } else {
        client.getOutputStream().write(reply.getBytes(UTF_8));
      }
    } catch (IOException e) {
      // the client has gone
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (var c = in.read(); c >= 0; c = in.read()) {
      head.append(new String(new byte[] {(byte) c}, ISO_8859_1));
      if (head.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString();
  }

  private static int length(String head) {
    return head.toLowerCase(Locale.ROOT)
        .lines()
        .filter(line -> line.startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.split(":", 2)[1].strip()))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
