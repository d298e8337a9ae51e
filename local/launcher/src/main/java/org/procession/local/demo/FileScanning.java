package org.procession.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.procession.local.Eicar;
import tools.jackson.databind.JsonNode;

/** A file that is clean, and a version of it that is not. */
final class FileScanning implements Case {
  private static final String FILES = "/api/files/files";

  @Override
  public String process() {
    return "File scanning";
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    var minutes = "What was said at the meeting.\n".getBytes(UTF_8);
    var name = Stage.number("minutes") + ".txt";
    var file =
        stage.post(
            "acme.clerk",
            FILES,
            Map.of(
                "name",
                name,
                "mediaType",
                "text/plain",
                "size",
                minutes.length,
                "sha256",
                sha256(minutes)));
    var id = file.path("id").asString();
    upload(stage, file, 1, minutes);
    stage.tell("Clerk uploads " + name + " into quarantine");
    awaitStatus(stage, id, 1, "CLEAN");
    var url = stage.get("acme.lead", version(id, 1) + "/download").path("url").asString();
    if (!Arrays.equals(stage.send(HttpRequest.newBuilder(URI.create(url)).build()), minutes)) {
      throw new CaseFailed("what was downloaded is not what was uploaded");
    }
    stage.tell("The scanner finds nothing; team lead downloads it");

    var infected = Eicar.bytes();
    var second =
        stage.post(
            "acme.clerk",
            FILES + "/" + id + "/versions",
            Map.of("size", infected.length, "sha256", sha256(infected)));
    upload(stage, second, 2, infected);
    stage.tell("Clerk uploads a second version, with a virus for tests");
    awaitStatus(stage, id, 2, "INFECTED");
    stage.tell(
        "The scanner finds it; who wants to download it is told "
            + stage.refusal("acme.lead", version(id, 2) + "/download"));
    stage.complete(
        "acme.security",
        "Task_ReviewFile",
        Map.of("fileId", id),
        Map.of("review", "DELETE", "reason", "It is of no use to anybody"));
    stage.tell("Security has it deleted in Tasklist");
    awaitStatus(stage, id, 2, "REJECTED");
    stage.awaitEnd("file:" + id);
  }

  /** Straight into the store, at the address that was answered. */
  private static void upload(Stage stage, JsonNode file, int number, byte[] content)
      throws InterruptedException {
    var upload = file.path("upload");
    var request =
        HttpRequest.newBuilder(URI.create(upload.path("url").asString()))
            .method(upload.path("method").asString(), BodyPublishers.ofByteArray(content));
    upload
        .path("headers")
        .properties()
        .forEach(header -> request.header(header.getKey(), header.getValue().asString()));
    stage.send(request.build());
    stage.post("acme.clerk", version(file.path("id").asString(), number) + "/complete", Map.of());
  }

  private static void awaitStatus(Stage stage, String id, int number, String status)
      throws InterruptedException {
    stage.awaitField(
        "acme.clerk", FILES + "/" + id, "/versions/" + (number - 1) + "/status", status);
  }

  private static String version(String file, int number) {
    return FILES + "/" + file + "/versions/" + number;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
