package org.procession.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class ImportsIT {

  static final String PATH = "/api/data/imports";

  static final String TABLE = "externalReference,name,address.country\nC-1,Book Shop,DE\n";

  private static final String EXPORT = "/api/crm/clients.csv";
  private static final String HEAD = "externalReference,name,address.country\n";

  @Autowired private House house;
  private TenantId tenant;
  private Client clerk;

  @BeforeEach
  void newTenant() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
  }

  private String created(String more) {
    return clerk
        .post(PATH, "{\"type\": \"client\"%s}".formatted(more))
        .answered(201)
        .path("id")
        .asString();
  }

  private Client.Answer send(String id, String content) {
    return send(id, BodyPublishers.ofString(content));
  }

  private Client.Answer send(String id, BodyPublisher content) {
    return clerk.send(
        "PUT",
        PATH + "/" + id + "/content",
        content,
        request -> request.header("Content-Type", "text/csv"));
  }

  private JsonNode imported(String more, String content) {
    var id = created(more);
    send(id, content).answered(202);
    house.runImports(tenant);
    return clerk.get(PATH + "/" + id).answered(200);
  }

  private static String rows(int number) {
    return IntStream.range(0, number)
        .mapToObj(n -> "C-%d,Client %d,DE\n".formatted(n, n))
        .collect(Collectors.joining());
  }

  private static String text(Client.Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/csv");
    return new String(answer.bytes(), UTF_8);
  }

  @Test
  void importsWhatWasExported() {
    var names = new String[] {"=1+1", "'@x", "\"quoted\", and more", "ünïcödé \uD83D\uDE00", "-5"};
    for (var name : names) {
      clerk
          .post(
              Invoices.CLIENTS,
              "{\"name\": \"%s\", \"address\": {\"country\": \"FR\"}}"
                  .formatted(name.replace("\"", "\\\"")))
          .answered(201);
    }
    var exported = text(clerk.get(EXPORT + "?sort=name"));
    assertThat(exported.lines()).hasSize(1 + names.length);
    assertThat(exported).contains(",'=1+1,", ",''@x,", ",'-5,");
    var same = imported(", \"key\": \"id\"", exported);
    assertThat(same.at("/rows/unchanged").asInt()).isEqualTo(names.length);
    var moved = imported(", \"key\": \"id\"", exported.replace(",FR,", ",DE,"));
    assertThat(moved.at("/rows/changed").asInt()).isEqualTo(names.length);
    assertThat(clerk.get(Invoices.CLIENTS).answered(200).path("items"))
        .extracting(client -> client.path("name").asString())
        .containsExactlyInAnyOrder(names);
    assertThat(text(clerk.get(EXPORT + "?name=%3D")).lines()).hasSize(2);
    clerk.get(EXPORT + "?sort=color").refused(422, "SORT_UNKNOWN", "sort");
    var head = clerk.send("HEAD", EXPORT, BodyPublishers.noBody(), request -> {});
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Disposition")).contains("clients.csv");
  }

  @Test
  void answersTheRowsThatWereRefusedAndUndoes() {
    var done = imported("", HEAD + "C-1,Book Shop,DE\nC-2,Nowhere,XX\n");
    var path = PATH + "/" + done.path("id").asString();
    assertThat(done.path("state").asString()).isEqualTo("DONE");
    assertThat(done.at("/rows/refused").asInt()).isEqualTo(1);
    assertThat(text(clerk.get(path + "/refused"))).contains("C-2,Nowhere,XX,3,address.country");
    assertThat(clerk.post(path + "/undo").answered(202).path("state").asString())
        .isEqualTo("UNDOING");
    house.runImports(tenant);
    assertThat(clerk.get(path).text("/state")).isEqualTo("UNDONE");
    assertThat(clerk.get(Invoices.CLIENTS).answered(200).path("items")).isEmpty();
    assertThat(text(clerk.get(path + "/kept")).lines()).hasSize(1);
    clerk.post(path + "/undo").refused(409, "IMPORT_NOT_IN_STATE", null);
    assertThat(clerk.get(PATH).answered(200).path("items")).hasSize(1);
  }

  @Test
  void tellsHowAnImportGoesOnUntilItsEnd() throws Exception {
    var id = created("");
    send(id, HEAD + rows(2_500)).answered(202);
    var path = PATH + "/" + id + "/progress";
    var followed = CompletableFuture.supplyAsync(() -> clerk.get(path));
    house.runImports(tenant);
    var answer = followed.get();
    assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
    var events = new String(answer.bytes(), UTF_8);
    assertThat(events).contains("event: end\n", "\"state\":\"DONE\"", "\"created\":2500");
    assertThat(events.split("event: end", -1)).hasSize(2);
    var last = events.lines().filter(line -> line.startsWith("id: ")).reduce((a, b) -> b);
    var version = last.orElseThrow().substring(4);
    assertThat(since(path, version).status()).isEqualTo(204);
    assertThat(new String(since(path, "0").bytes(), UTF_8)).contains("event: end\n");
  }

  private Client.Answer since(String path, String version) {
    return clerk.send(
        "GET", path, BodyPublishers.noBody(), request -> request.header("Last-Event-ID", version));
  }

  @Test
  void refusesWhatIsNoImportAndKeepsNothingOfIt() {
    house.unchanged(
        () -> {
          clerk.post(PATH, "{\"type\": \"dragon\"}").refused(422, "IMPORT_TYPE_UNKNOWN", "type");
          clerk
              .post(PATH, "{\"type\": \"client\", \"key\": \"name\"}")
              .refused(422, "IMPORT_KEY_UNKNOWN", "key");
          clerk
              .post(
                  PATH,
                  "{\"type\": \"client\", \"columns\": [{\"heading\": \"a\", \"field\": \"b\"}]}")
              .refused(422, "IMPORT_COLUMNS_WRONG", "columns");
        });
    var id = created("");
    send(id, HEAD + rows(1_500) + "\"open").refused(422, "CSV_UNREADABLE", null);
    send(id, "a,b\n1,2\n").refused(422, "IMPORT_COLUMNS_WRONG", "columns");
    assertThat(house.query("select 1 from import_part where import_id = '%s'".formatted(id)))
        .isEmpty();
    assertThat(clerk.get(PATH + "/" + id).text("/state")).isEqualTo("AWAITING_CONTENT");
  }

  @Test
  void needsThePermissionsForTheRecordsToo() {
    var id = created("");
    var some = house.whoMay(tenant, "data.import.run", "data.import.read", "crm.client.create");
    some.post(PATH, "{\"type\": \"client\"}").refused(403, "PERMISSION_MISSING", null);
    some.send(
            "PUT",
            PATH + "/" + id + "/content",
            BodyPublishers.ofString(HEAD),
            request -> request.header("Content-Type", "text/csv"))
        .refused(403, "PERMISSION_MISSING", null);
    some.get(EXPORT).refused(403, "PERMISSION_MISSING", null);
  }

  @Test
  void keepsNothingOfContentThatBreaksOff() {
    var id = created("");
    var broken =
        BodyPublishers.ofInputStream(
            () ->
                new InputStream() {
                  private final InputStream rows =
                      new ByteArrayInputStream((HEAD + rows(20_000)).getBytes(UTF_8));

                  @Override
                  public int read() throws IOException {
                    var next = rows.read();
                    if (next < 0) {
                      throw new IOException("the sender is gone");
                    }
                    return next;
                  }
                });
    assertThatThrownBy(() -> send(id, broken)).isInstanceOf(UncheckedIOException.class);
    send(id, HEAD + "C-1,Book Shop,DE\n").answered(202);
    house.runImports(tenant);
    assertThat(clerk.get(Invoices.CLIENTS).answered(200).path("items")).hasSize(1);
  }

  /** Whoever reads half a table must not take it for a whole one. */
  @Test
  void breaksATableOffThatItCannotEnd() {
    imported("", HEAD + rows(5_000));
    house.execute(
        "update client set language = '?' where external_reference = 'C-50' and tenant_id = '%s'"
            .formatted(tenant));
    assertThatThrownBy(() -> clerk.get(EXPORT)).isInstanceOf(UncheckedIOException.class);
  }
}
