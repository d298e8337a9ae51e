package org.procession.workers.relays;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;

/**
 * A mail server that answers as a test wants it, which a good one does not: by what was said to it
 * a reply, or {@link #HANG_UP}.
 */
final class RudeMailServer implements AutoCloseable {

  static final String HANG_UP = "";

  /** Said by nobody: the end of a letter's content. */
  static final String CONTENT = "content";

  private final ServerSocket entrance;
  private final Map<String, String> replies;

  RudeMailServer(Map<String, String> replies) throws IOException {
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.replies = replies;
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return entrance.getLocalPort();
  }

  private void serve() {
    while (!entrance.isClosed()) {
      try (var client = entrance.accept()) {
        talk(client);
      } catch (IOException e) {
        // closed, or the client has gone
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    say(client, "220 rude");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      if (!answer(client, command, command.equals("DATA") ? "354 go on" : "250 ok")) {
        return;
      }
      if (command.equals("DATA") && !replies.containsKey("DATA")) {
        for (var text = in.readLine(); !".".equals(text); text = in.readLine()) {
          // content
        }
        if (!answer(client, CONTENT, "250 ok")) {
          return;
        }
      }
    }
  }

  private boolean answer(Socket client, String to, String usual) throws IOException {
    var reply = replies.getOrDefault(to, usual);
    if (reply.equals(HANG_UP)) {
      return false;
    }
    say(client, reply);
    return true;
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
