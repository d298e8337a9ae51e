package org.procession.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Two tenants: what the one has, the other neither sees nor changes, nor can it tell that it is
 * there, whichever operation it tries.
 */
@ApiTest
class TenancyIT {

  /** A word that only records of the owner have. */
  private static final String SECRET = "Zyzomma";

  /** What tenants name themselves, so that two may have the same name: this makes their own. */
  private static final Set<String> NAMED =
      Set.of("PUT /api/identity/groups/{groupId}", "PUT /api/identity/roles/{roleId}");

  /** What no tenant may do, whosever ids it names. */
  private static final String PLATFORM = "/api/platform/";

  /** Parameters that name no record. */
  private static final Set<String> NO_RECORDS = Set.of("type", "part", "number");

  private static final UploadedFile FILE = UploadedFile.of(SECRET);

  @Autowired private House house;
  @Autowired private OutgoingMessages messages;
  @Autowired private TransactionTemplate transaction;

  private OneOfEach records;
  private TenantId tenant;
  private Client owner;
  private Client stranger;
  private Map<String, String> ids;

  @BeforeEach
  void aTenantWithOneRecordOfEachKindAndAnother() {
    records = OneOfEach.of(house, messages, transaction, SECRET);
    tenant = records.tenant();
    owner = records.owner();
    ids = records.ids();
    stranger = house.as(house.tenant(), "clerk");
  }

  @Test
  void answersTheIdsOfAnotherTenantAsIdsOfNothing() {
    var operations = ofRecords();
    assertThat(operations).hasSizeGreaterThan(40);
    var known = new TreeSet<>(ids.keySet());
    known.addAll(NO_RECORDS);
    assertThat(operations)
        .as("each record that an operation names has one here")
        .allSatisfy(operation -> assertThat(known).containsAll(operation.parameters()));
    var softly = new SoftAssertions();
    house.unchanged(
        () -> {
          for (var operation : operations) {
            if (NAMED.contains(operation.toString())) {
              continue;
            }
            var answer = call(operation, stranger, ids);
            var nothing = nothing();
            softly.assertThat(answer.status()).as("%s", operation).isEqualTo(404);
            softly
                .assertThat(anonymous(answer, ids))
                .as("%s", operation)
                .doesNotContainIgnoringCase(SECRET)
                .isEqualTo(anonymous(call(operation, stranger, nothing), nothing));
          }
        });
    softly.assertAll();
  }

  /** Without this the other test could pass because all its requests are wrong. */
  @Test
  void findsTheIdsOfItsOwnByTheSameRequests() {
    var softly = new SoftAssertions();
    for (var operation : ofRecords()) {
      var own = new HashMap<>(ids);
      if (operation.parameters().contains("keyId")) {
        own.put("userId", "clerk"); // whose key it is
      }
      var answer = call(operation, owner, own);
      softly
          .assertThat(answer.status())
          .as("%s: %s", operation, new String(answer.bytes(), UTF_8))
          .isIn(200, 201, 202, 204, 409);
    }
    softly.assertAll();
  }

  /** First those that read, and at last those that delete, the inner before the outer. */
  private List<Operation> ofRecords() {
    var order = List.of("GET", "PUT", "PATCH", "POST", "DELETE");
    return Operation.all(house.client(null).get("/v3/api-docs").answered(200)).stream()
        .filter(operation -> !operation.path().startsWith(PLATFORM))
        .filter(operation -> operation.parameters().stream().anyMatch(p -> !NO_RECORDS.contains(p)))
        .sorted(
            Comparator.comparing((Operation operation) -> order.indexOf(operation.method()))
                .thenComparing(operation -> -operation.path().length()))
        .toList();
  }

  private static Client.Answer call(
      Operation operation, Client client, Map<String, String> values) {
    return operation.call(client, values, body(operation));
  }

  /** What the document gives as an example, but of days to come and of what there is. */
  private static byte[] body(Operation operation) {
    return switch (operation.mediaType()) {
      case "application/octet-stream" -> FILE.content();
      case "application/merge-patch+json" -> "{}".getBytes(UTF_8);
      default ->
          new String(operation.body(), UTF_8)
              .replaceAll(
                  "\"until\":\"[-0-9]+\"", "\"until\":\"" + LocalDate.now().plusDays(20) + "\"")
              .getBytes(UTF_8);
    };
  }

  /** Ids of the same form that nobody has. */
  private Map<String, String> nothing() {
    var nothing = new HashMap<>(ids);
    nothing.replaceAll(
        (name, id) ->
            id.length() == 36
                ? UUID.randomUUID().toString()
                : id.replace(SECRET.toLowerCase(Locale.ROOT), "nothing"));
    return nothing;
  }

  private static String anonymous(Client.Answer answer, Map<String, String> values) {
    var text = new String(answer.bytes(), UTF_8);
    for (var value : values.values()) {
      text = value.length() > 1 ? text.replace(value, "an id") : text;
    }
    return text;
  }

  @Test
  void letsTwoTenantsGiveTheSameNameEachToItsOwn() {
    for (var path : List.of("groups/" + ids.get("groupId"), "roles/" + ids.get("roleId"))) {
      var before = owner.get("/api/identity/" + path).answered(200);
      var body = path.startsWith("g") ? "" : "{\"description\": \"Other\", \"permissions\": []}";
      var made = stranger.put("/api/identity/" + path, body).answered(200);
      assertThat(made.toString()).doesNotContain(SECRET);
      assertThat(owner.get("/api/identity/" + path).answered(200)).isEqualTo(before);
    }
  }

  @Test
  void takesNoRecordOfAnotherTenantIntoARecordOfItsOwn() {
    var unknown = UUID.randomUUID().toString();
    house.unchanged(
        () -> {
          sameRefusal("/api/revenue/bills", Bills.bill(ids.get("vendorId")), Bills.bill(unknown));
          sameRefusal(
              Invoices.PATH, Invoices.invoice(ids.get("clientId")), Invoices.invoice(unknown));
          sameRefusal(UploadedFile.PATH, attached(ids.get("clientId")), attached(unknown));
          sameRefusal(
              "/api/projects/projects",
              records.project().replace("\"guest\"", "\"" + ids.get("userId") + "\""),
              records.project().replace("\"guest\"", "\"nobody\""));
        });
  }

  private static String attached(String client) {
    return FILE.json("a.txt").strip().replaceFirst("}$", "")
        + ", \"attachedTo\": [\"client:%s\"]}".formatted(client);
  }

  private void sameRefusal(String path, String ofAnother, String ofNothing) {
    var refused = stranger.post(path, ofAnother);
    assertThat(refused.status()).as(path + new String(refused.bytes(), UTF_8)).isBetween(404, 422);
    var text = new String(refused.bytes(), UTF_8);
    for (var id : ids.values()) {
      text = id.length() > 1 ? text.replace(id, "an id") : text;
    }
    assertThat(text.replaceAll("\"requestId\":\"[^\"]*\"", ""))
        .isEqualTo(
            new String(stranger.post(path, ofNothing).bytes(), UTF_8)
                .replaceAll("[0-9a-f-]{36}|nobody", "an id")
                .replaceAll("\"requestId\":\"[^\"]*\"", ""));
  }

  @Test
  void findsAndCountsNothingOfAnotherTenant() {
    house.index(tenant);
    await().until(() -> !items(owner, "/api/search?q=" + SECRET).isEmpty());
    for (var list :
        List.of(
            "/api/search?q=" + SECRET,
            "/api/files/search?q=" + SECRET,
            "/api/files/search",
            "/api/timeline?q=" + SECRET,
            "/api/timeline?subject=client:" + ids.get("clientId"),
            "/api/timeline?subject=vendor:" + ids.get("vendorId"),
            "/api/communications/messages?subject=invoice:" + ids.get("invoiceId"),
            "/api/processes/instances?subject=bill:" + ids.get("billId"),
            "/api/files/files?attachedTo=client:" + ids.get("clientId"),
            "/api/crm/clients",
            "/api/data/imports",
            "/api/revenue/vendors",
            "/api/revenue/bills",
            "/api/revenue/invoices",
            "/api/projects/projects",
            "/api/files/files")) {
      var seen = stranger.get(list).answered(200);
      assertThat(seen.path("items")).as(list).isEmpty();
      assertThat(seen.path("facets").toString()).as(list).doesNotContain("\"count\":1");
      assertThat(seen.toString()).as(list).doesNotContainIgnoringCase(SECRET);
    }
    var exported = "/api/crm/clients.csv";
    assertThat(new String(owner.get(exported).bytes(), UTF_8)).contains(SECRET);
    assertThat(stranger.get(exported).status()).isEqualTo(200);
    assertThat(new String(stranger.get(exported).bytes(), UTF_8)).doesNotContain(SECRET);
    for (var list : List.of("users", "groups", "roles", "api-keys")) {
      assertThat(stranger.get("/api/identity/" + list).answered(200).toString())
          .as(list)
          .doesNotContainIgnoringCase(SECRET);
      assertThat(owner.get("/api/identity/" + list).answered(200).toString())
          .as(list)
          .containsIgnoringCase(SECRET);
    }
  }

  private static JsonNode items(Client client, String list) {
    return client.get(list).answered(200).path("items");
  }

  @Test
  void keepsTheKeysOfOneTenantsRequestsFromAnother() {
    var mine = withKey(owner, Invoices.client());
    var theirs = withKey(stranger, Invoices.client().replace("Book Shop", "Other"));
    assertThat(theirs.answered(201).path("id")).isNotEqualTo(mine.answered(201).path("id"));
    assertThat(theirs.text("/name")).isEqualTo("Other");
  }

  private static Client.Answer withKey(Client client, String json) {
    return client.send(
        "POST",
        Invoices.CLIENTS,
        BodyPublishers.ofString(json),
        request ->
            request
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"the-same-key\""));
  }
}
