package org.procession.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file as clients send it. */
record UploadedFile(byte[] content) {

  static final String PATH = "/api/files/files";

  static UploadedFile of(String text) {
    return new UploadedFile(text.getBytes(UTF_8));
  }

  static String path(String id, int number, String action) {
    return "%s/%s/versions/%d/%s".formatted(PATH, id, number, action);
  }

  /** As it is declared when everything is right. */
  String json(String name) {
    return """
    {"name": "%s", "mediaType": "text/plain", "size": %d, "sha256": "%s"}
    """
        .formatted(name, content.length, sha256());
  }

  String version() {
    return """
    {"size": %d, "sha256": "%s"}
    """
        .formatted(content.length, sha256());
  }

  /**
   * @return its id
   */
  String declare(Client client, String name) {
    return client.post(PATH, json(name)).answered(201).path("id").asString();
  }

  Client.Answer put(Client client, String id, int number) {
    return client.send(
        "PUT",
        path(id, number, "content"),
        BodyPublishers.ofByteArray(content),
        request -> request.header("Content-Type", "application/octet-stream"));
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
