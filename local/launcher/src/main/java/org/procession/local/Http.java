package org.procession.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Requests to our own parts. Plain connections: a client with pools would cost more start-up time
 * than all of these.
 */
final class Http {
  private static final int PATIENCE_MILLIS = 2_000;

  private Http() {}

  /** Whether a GET is answered with 200. */
  static boolean isOk(URI address) {
    try {
      return send("GET", address, null).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Sends a request with an optional JSON body and waits for its answer. */
  static Answer send(String method, URI address, @Nullable String json) throws IOException {
    var connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setRequestMethod(method);
    if (json != null) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      try (var body = connection.getOutputStream()) {
        body.write(json.getBytes(StandardCharsets.UTF_8));
      }
    }
    int status = connection.getResponseCode();
    try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Answer(
          status, body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** What came back. */
  record Answer(int status, String body) {}
}
