package org.procession.workers.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.procession.domain.files.Finding;
import org.procession.domain.files.VirusScanner.Result;
import org.procession.domain.files.VirusScanner.Unavailable;
import org.springframework.stereotype.Component;

/**
 * ClamAV's daemon, by its command INSTREAM over TCP; see clamd(8). Each scan is a connection of its
 * own, and holds no more than one chunk in memory.
 */
@Component
class Clamd {

  private static final int CHUNK = 64 * 1024;
  private static final int CONNECT_WITHIN_MILLIS = 2000;
  private static final int LONGEST_REPLY = 4096;

  private final ClamdProperties properties;

  Clamd(ClamdProperties properties) {
    this.properties = properties;
  }

  /**
   * The program and its signatures: {@code ClamAV 1.4.3/27900/Mon Nov 23 09:26:38 2026}.
   *
   * @throws Unavailable when it does not answer
   */
  String version() {
    return ask(out -> out.write("zVERSION\0".getBytes(US_ASCII)));
  }

  /**
   * Scans content as it streams.
   *
   * @throws Unavailable when it does not answer
   */
  Result scan(InputStream content) {
    var version = version();
    var reply = ask(out -> send(content, out));
    if (reply.equals("stream: OK")) {
      return new Result(Finding.CLEAN, null, version);
    }
    if (reply.startsWith("stream: ") && reply.endsWith(" FOUND")) {
      var signature = reply.substring("stream: ".length(), reply.length() - " FOUND".length());
      return new Result(finding(signature), signature, version);
    }
    if (reply.endsWith(" ERROR")) {
      var tooLarge = reply.startsWith("INSTREAM size limit exceeded");
      return new Result(tooLarge ? Finding.TOO_LARGE : Finding.SCAN_FAILED, reply, version);
    }
    throw new Unavailable("ClamAV answers what it never should.", new IOException(reply));
  }

  /** Not all that it finds is malware; some only says that it could not look. */
  private static Finding finding(String signature) {
    if (signature.startsWith("Heuristics.Encrypted")) {
      return Finding.ENCRYPTED;
    }
    return signature.startsWith("Heuristics.Limits.Exceeded")
        ? Finding.LIMIT_EXCEEDED
        : Finding.INFECTED;
  }

  private interface Request {
    void send(OutputStream out) throws IOException;
  }

  private String ask(Request request) {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(properties.host(), properties.port()), CONNECT_WITHIN_MILLIS);
      socket.setSoTimeout(Math.toIntExact(properties.answerWithin().toMillis()));
      try {
        request.send(socket.getOutputStream());
      } catch (IOException e) {
        // It hung up, and may have said why: that the content is too large.
      }
      var reply =
          new String(socket.getInputStream().readNBytes(LONGEST_REPLY), US_ASCII)
              .replace("\0", "")
              .strip();
      if (reply.isEmpty()) {
        throw new IOException("it hung up");
      }
      return reply;
    } catch (IOException e) {
      throw new Unavailable("ClamAV does not answer: " + e.getMessage(), e);
    }
  }

  private static void send(InputStream content, OutputStream out) throws IOException {
    out.write("zINSTREAM\0".getBytes(US_ASCII));
    var chunk = ByteBuffer.allocate(Integer.BYTES + CHUNK);
    int length;
    do {
      length = content.readNBytes(chunk.array(), Integer.BYTES, CHUNK);
      chunk.putInt(0, length); // after the last chunk 0, which ends the stream
      out.write(chunk.array(), 0, Integer.BYTES + length);
    } while (length > 0);
  }
}
