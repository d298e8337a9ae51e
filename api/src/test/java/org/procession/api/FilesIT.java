package org.procession.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.api.UploadedFile.PATH;
import static org.procession.api.UploadedFile.path;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.files.FileId;
import org.procession.domain.files.Finding;
import org.procession.domain.files.ReleasingVersions;
import org.procession.domain.files.ScanningVersions;
import org.procession.domain.files.VirusScanner;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ApiTest
class FilesIT {

  private static final UploadedFile FOX = UploadedFile.of("The quick brown fox.");

  @Autowired private House house;
  @Autowired private ScanningVersions scanning;
  @Autowired private ReleasingVersions releasing;
  @LocalServerPort private int port;
  private TenantId tenant;
  private Client clerk;

  @BeforeEach
  void newTenant() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
  }

  @Test
  void takesAFileThroughTheApi() {
    var vendor = "vendor:" + Bills.vendor(clerk);
    var json = FOX.json("fox.txt").replace("}", ", \"attachedTo\": [\"%s\"]}".formatted(vendor));
    var answer = clerk.post(PATH, json);
    var declared = answer.answered(201);
    var id = declared.path("id").asString();
    assertThat(answer.header("Location")).isEqualTo(PATH + "/" + id);
    assertThat(declared.at("/versions/0/status").asString()).isEqualTo("AWAITING_CONTENT");
    assertThat(declared.at("/attachedTo/0").asString()).isEqualTo(vendor);
    assertThat(FOX.put(clerk, id, 1).answered(202).at("/versions/0/status").asString())
        .isEqualTo("QUARANTINED");
    FOX.put(clerk, id, 1).answered(202);
    var read = clerk.get(PATH + "/" + id);
    assertThat(read.answered(200).at("/versions/0/detectedType").asString())
        .isEqualTo("text/plain");
    assertThat(read.json().has("upload")).isFalse();
    assertThat(kinds("file:" + id)).containsExactly("files.fileUploaded");
    assertThat(kinds(vendor)).first().isEqualTo("files.fileUploaded");
    assertThat(ids(PATH + "?attachedTo=" + vendor)).containsExactly(id);
    assertThat(ids(PATH + "?attachedTo=file:" + id)).isEmpty();
  }

  @Test
  void takesAFilePastTheApi() throws Exception {
    var declared = clerk.post(PATH, FOX.json("fox.txt")).answered(201);
    var id = declared.path("id").asString();
    clerk.post(path(id, 1, "complete")).refused(409, "FILE_CONTENT_MISSING", null);
    assertThat(send(declared.path("upload"), FOX).statusCode()).isEqualTo(200);
    clerk.post(path(id, 1, "complete")).answered(202);
    clerk.post(path(id, 1, "complete")).answered(202);
    assertThat(kinds("file:" + id)).containsExactly("files.fileUploaded");
  }

  @Test
  void addsVersionsToAFile() {
    var id = FOX.declare(clerk, "fox.txt");
    FOX.put(clerk, id, 1).answered(202);
    var second = UploadedFile.of("The lazy dog.");
    var declared = clerk.post(PATH + "/" + id + "/versions", second.version()).answered(201);
    assertThat(declared.at("/versions/1/number").asInt()).isEqualTo(2);
    assertThat(declared.at("/upload/url").asString()).contains(id + "/2?");
    second.put(clerk, id, 2).answered(202);
    assertThat(kinds("file:" + id)).containsExactly("files.fileUploaded", "files.fileUploaded");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "fox.txt"    | "../fox.txt"      | 422 | FILE_NAME_INVALID | name
          "fox.txt"    | "a/b"             | 422 | FILE_NAME_INVALID | name
          "fox.txt"    | "a\\nb"            | 422 | FILE_NAME_INVALID | name
          "fox.txt"    | "a\\u0000b"        | 400 | VALUE_INVALID     | name
          "fox.txt"    | "NUL.txt"         | 422 | FILE_NAME_INVALID | name
          "fox.txt"    | ""                | 422 | FILE_NAME_INVALID | name
          "fox.txt"    | null              | 400 | FIELD_REQUIRED    | name
          "text/plain" | "nonsense"        | 422 | FILE_INVALID      | mediaType
          "text/plain" | "text/plain; a=b" | 422 | FILE_INVALID      | mediaType
          "size": 20   | "size": 0         | 422 | FILE_EMPTY        | size
          "size": 20   | "size": -1        | 422 | FILE_EMPTY        | size
          "size": 20   | "size": 3000000000| 422 | FILE_TOO_LARGE    | size
          "size": 20   | "size": "20"      | 400 | VALUE_INVALID     | size
          "size": 20   | "size": 20, "attachedTo": ["client:1"] | 400 | VALUE_INVALID | attachedTo[0]
          "size": 20   | "size": 20, "attachedTo": ["client:00000000-0000-7000-8000-000000000000"] | 422 | RECORD_UNKNOWN | attachedTo
          "size": 20   | "size": 20, "concerns": ["client:00000000-0000-7000-8000-000000000000"] | 422 | RECORD_UNKNOWN | concerns
          "sha256": "  | "sha256": "x      | 422 | FILE_INVALID      | sha256
          """)
  void refusesADeclarationThatCannotBe(
      String right, String wrong, int status, String code, String field) {
    var json = FOX.json("fox.txt");
    assertThat(json).contains(right);
    house.unchanged(
        () -> clerk.post(PATH, json.replace(right, wrong)).refused(status, code, field));
  }

  @Test
  void refusesContentThatIsNotAsDeclared() throws Exception {
    var declared = clerk.post(PATH, FOX.json("fox.txt")).answered(201);
    var id = declared.path("id").asString();
    house.unchanged(
        () -> {
          UploadedFile.of("The quick brown dog.")
              .put(clerk, id, 1)
              .refused(422, "FILE_CHECKSUM_WRONG", null);
          UploadedFile.of("").put(clerk, id, 1).refused(422, "FILE_SIZE_WRONG", null);
          UploadedFile.of("short").put(clerk, id, 1).refused(422, "FILE_SIZE_WRONG", null);
          UploadedFile.of("The quick brown fox. And more.")
              .put(clerk, id, 1)
              .refused(422, "FILE_SIZE_WRONG", null);
        });
    send(declared.path("upload"), UploadedFile.of("The quick brown dog."));
    house.unchanged(
        () -> clerk.post(path(id, 1, "complete")).refused(422, "FILE_CHECKSUM_WRONG", null));
    clerk.post(path(id, 1, "complete")).refused(409, "FILE_CONTENT_MISSING", null);
    FOX.put(clerk, id, 1).answered(202);
  }

  @Test
  void refusesAPdfThatIsNone() {
    var json = FOX.json("fox.pdf").replace("text/plain", "application/pdf");
    var id = clerk.post(PATH, json).answered(201).path("id").asString();
    house.unchanged(
        () ->
            assertThat(
                    FOX.put(clerk, id, 1)
                        .refused(422, "FILE_TYPE_WRONG", null)
                        .path("detail")
                        .asString())
                .isEqualTo("This is no application/pdf; by its first bytes it is text/plain."));
  }

  @Test
  void refusesContentThatIsTooLargeBeforeItTravels() throws IOException {
    var id = FOX.declare(clerk, "fox.txt");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var request =
          """
          PUT %s HTTP/1.1\r
          Host: x\r
          Authorization: Bearer %s\r
          Content-Type: application/octet-stream\r
          Content-Length: 2097152001\r
          Expect: 100-continue\r
          Connection: close\r
          \r
          """
              .formatted(
                  path(id, 1, "content"),
                  house.token(c -> c.claim("tenant", tenant.value()).subject("clerk")));
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .contains(" 413 ", "BODY_TOO_LARGE");
    }
  }

  @Test
  void takesMoreContentThanJsonMayHave() {
    var large = UploadedFile.of("0123456789\n".repeat(1_000_000));
    var id = large.declare(clerk, "large.txt");
    large.put(clerk, id, 1).answered(202);
    clerk
        .send(
            "PUT",
            path(id, 1, "content"),
            BodyPublishers.ofString("x"),
            request -> request.header("Content-Type", "text/plain"))
        .refused(415, "UNSUPPORTED_MEDIA_TYPE", null);
  }

  @Test
  void givesOutOnlyWhatIsClean() throws Exception {
    var id = FOX.declare(clerk, "fox.txt");
    clerk.get(path(id, 1, "download")).refused(409, "FILE_NOT_CLEAN", null);
    FOX.put(clerk, id, 1).answered(202);
    clerk.get(path(id, 1, "download")).refused(409, "FILE_NOT_CLEAN", null);
    scan(id, Finding.CLEAN);
    var link = clerk.get(path(id, 1, "download")).answered(200);
    var url = link.path("url").asString();
    assertThat(link.has("expiresAt")).isTrue();
    assertThat(get(url).statusCode()).isEqualTo(200);
    assertThat(get(url).body()).isEqualTo(FOX.content());
    assertThat(get(url.replace("X-Amz-Signature=", "X-Amz-Signature=0")).statusCode())
        .isEqualTo(403);

    var bad = UploadedFile.of("bad");
    clerk.post(PATH + "/" + id + "/versions", bad.version()).answered(201);
    bad.put(clerk, id, 2).answered(202);
    scan(id, Finding.INFECTED);
    clerk.get(path(id, 2, "download")).refused(409, "FILE_NOT_CLEAN", null);
    assertThat(clerk.get(PATH + "/" + id).answered(200).at("/versions/1/finding").asString())
        .isEqualTo("INFECTED");
  }

  @Test
  void findsNothingOfAnotherTenant() {
    var id = FOX.declare(clerk, "fox.txt");
    FOX.put(clerk, id, 1).answered(202);
    scan(id, Finding.CLEAN);
    var stranger = house.as(house.tenant(), "clerk");
    stranger.get(PATH + "/" + id).refused(404, "FILE_NOT_FOUND", null);
    stranger.get(path(id, 1, "download")).refused(404, "FILE_NOT_FOUND", null);
    FOX.put(stranger, id, 1).refused(404, "FILE_NOT_FOUND", null);
    stranger.post(path(id, 1, "complete")).refused(404, "FILE_NOT_FOUND", null);
    stranger
        .post(PATH + "/" + id + "/versions", FOX.version())
        .refused(404, "FILE_NOT_FOUND", null);
    assertThat(stranger.get(PATH).answered(200).path("items")).isEmpty();
    clerk.get(path(id, 2, "download")).refused(404, "FILE_VERSION_NOT_FOUND", null);
    clerk.get(path(id, 0, "download")).refused(404, "FILE_VERSION_NOT_FOUND", null);
    clerk.get(PATH + "/" + id + "/versions/x/download").refused(404, "NOT_FOUND", null);
  }

  /** A signature is of one address, and opens no other. */
  @Test
  void opensNothingOfAnotherTenantByAnAddressThatIsSignedForOnesOwn() throws Exception {
    var id = FOX.declare(clerk, "fox.txt");
    FOX.put(clerk, id, 1).answered(202);
    scan(id, Finding.CLEAN);
    var download = clerk.get(path(id, 1, "download")).text("/url");
    var awaited = clerk.post(PATH, FOX.json("awaited.txt")).answered(201);
    var stranger = house.as(house.tenant(), "clerk");
    var upload = (ObjectNode) stranger.post(PATH, FOX.json("fox.txt")).answered(201).path("upload");
    var own = upload.path("url").asString();

    upload.put("url", signedFor(own, awaited.at("/upload/url").asString()));
    assertThat(send(upload, FOX).statusCode()).isEqualTo(403);
    clerk
        .post(path(awaited.path("id").asString(), 1, "complete"))
        .refused(409, "FILE_CONTENT_MISSING", null);
    assertThat(get(signedFor(own, download)).statusCode()).isEqualTo(403);
    assertThat(get(signedFor(download, own)).statusCode()).isEqualTo(403);
    assertThat(get(download).body()).isEqualTo(FOX.content());
  }

  /** The address of another content with the signature of this. */
  private static String signedFor(String signed, String other) {
    return other.split("\\?", 2)[0] + "?" + signed.split("\\?", 2)[1];
  }

  @Test
  void listsFilesPageByPageNewestFirst() {
    var oldest = FOX.declare(clerk, "1.txt");
    var middle = FOX.declare(clerk, "2.txt");
    var newest = FOX.declare(clerk, "3.txt");
    var page = clerk.get(PATH + "?limit=2").answered(200);
    assertThat(ids(PATH + "?limit=2")).containsExactly(newest, middle);
    assertThat(ids(PATH + "?limit=2&after=" + page.path("after").asString()))
        .containsExactly(oldest);
  }

  private Stream<String> ids(String path) {
    return clerk
        .get(path)
        .answered(200)
        .path("items")
        .valueStream()
        .map(f -> f.path("id").asString());
  }

  private Stream<String> kinds(String subject) {
    return clerk
        .get("/api/timeline?subject=" + subject)
        .answered(200)
        .path("items")
        .valueStream()
        .map(event -> event.path("kind").asString());
  }

  /** Does what the workers do, with a scanner that has made up its mind. */
  private void scan(String id, Finding finding) {
    VirusScanner scanner =
        content -> {
          content.transferTo(OutputStream.nullOutputStream());
          return new VirusScanner.Result(finding, "as told", "test scanner");
        };
    new Scope(tenant, Actor.system("test"))
        .run(
            () -> {
              var file = FileId.of(id);
              var scan = scanning.scan(file, System.nanoTime(), scanner).orElseThrow();
              if (scan.finding() == Finding.CLEAN) {
                releasing.release(file, scan.number());
              }
            });
  }

  private static HttpResponse<byte[]> send(JsonNode upload, UploadedFile file) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(upload.path("url").asString()))
            .method(upload.path("method").asString(), BodyPublishers.ofByteArray(file.content()));
    upload
        .path("headers")
        .propertyStream()
        .forEach(header -> request.header(header.getKey(), header.getValue().asString()));
    return exchange(request.build());
  }

  private static HttpResponse<byte[]> get(String url) throws Exception {
    return exchange(HttpRequest.newBuilder(URI.create(url)).build());
  }

  private static HttpResponse<byte[]> exchange(HttpRequest request) throws Exception {
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(request, BodyHandlers.ofByteArray());
    }
  }
}
