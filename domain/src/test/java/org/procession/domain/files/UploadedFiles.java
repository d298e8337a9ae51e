package org.procession.domain.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.procession.domain.events.Subject;
import org.procession.domain.files.storage.SignedRequest;

/** Content for tests, and the store as others see it. */
final class UploadedFiles {

  private UploadedFiles() {}

  static NewFile text(String name, Subject... attachedTo) {
    return new NewFile(name, "text/plain", List.of(attachedTo), List.of());
  }

  static NewContent content(String text) {
    return new NewContent(text.getBytes(UTF_8).length, sha256(text));
  }

  static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a signed request as it is, with content. */
  static HttpResponse<String> put(SignedRequest signed, String content) {
    return put(signed, content, signed.headers().get("Content-Type"));
  }

  static HttpResponse<String> put(SignedRequest signed, String content, String type) {
    return send(
        HttpRequest.newBuilder(signed.url())
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofString(content)));
  }

  static HttpResponse<String> get(URI url) {
    return send(HttpRequest.newBuilder(url));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
