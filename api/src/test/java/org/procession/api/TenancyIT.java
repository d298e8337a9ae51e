package org.procession.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublisher;
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
import org.procession.domain.communications.Attachment;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
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

  private TenantId tenant;
  private Client owner;
  private Client stranger;
  private final Map<String, String> ids = new HashMap<>();

  @BeforeEach
  void aTenantWithOneRecordOfEachKindAndAnother() {
    tenant = house.tenant();
    owner = house.as(tenant, "clerk");
    stranger = house.as(house.tenant(), "clerk");
    ids.put("vendorId", Bills.vendor(owner, SECRET + " mill", "NL16356706"));
    ids.put("billId", id(owner.postXml(Bills.E_INVOICES, Bills.eInvoice("ubl-example5"))));
    ids.put("clientId", id(owner.post(Invoices.CLIENTS, secret(Invoices.client(), "Book Shop"))));
    ids.put(
        "contactId",
        id(
            owner.post(
                Invoices.CLIENTS + "/" + ids.get("clientId") + "/contacts",
                secret(Invoices.contact(), "Ada"))));
    ids.put(
        "invoiceId",
        id(
            owner.post(
                Invoices.PATH,
                secret(Invoices.invoice(ids.get("clientId")), "Copy paper")
                    .replace("\"issue\": false", "\"issue\": true"))));
    ids.put("projectId", id(owner.post("/api/projects/projects", project())));
    ids.put("fileId", FILE.declare(owner, SECRET + ".txt"));
    FILE.put(owner, ids.get("fileId"), 1);
    ids.put("number", "1");
    ids.put("messageId", message());
    identities();
  }

  private void identities() {
    var group = SECRET.toLowerCase(Locale.ROOT) + "-group";
    var role = SECRET.toLowerCase(Locale.ROOT) + "-role";
    var user = SECRET.toLowerCase(Locale.ROOT) + "-user";
    var nothing = "{\"description\": \"%s\", \"permissions\": []}".formatted(SECRET);
    owner.send("PUT", "/api/identity/groups/" + group, none(), request -> {}).answered(200);
    owner.put("/api/identity/roles/" + role, nothing).answered(200);
    owner
        .post(
            "/api/identity/invitations",
            "{\"userId\": \"%s\", \"displayName\": \"%s\", \"email\": \"a@b.example\"}"
                .formatted(user, SECRET))
        .answered(201);
    for (var path :
        List.of(
            "groups/" + group + "/members/" + user,
            "roles/" + role + "/users/" + user,
            "roles/" + role + "/groups/" + group)) {
      owner.send("PUT", "/api/identity/" + path, none(), request -> {});
    }
    ids.put("groupId", group);
    ids.put("roleId", role);
    ids.put("userId", user);
    ids.put(
        "keyId",
        owner
            .post(
                "/api/identity/api-keys",
                "{\"name\": \"%s\", \"permissions\": [\"crm.client.read\"]}".formatted(SECRET))
            .answered(201)
            .at("/apiKey/id")
            .asString());
  }

  private static BodyPublisher none() {
    return BodyPublishers.noBody();
  }

  private static String secret(String json, String word) {
    return json.replace(word, SECRET);
  }

  private static String id(Client.Answer created) {
    return created.answered(201).path("id").asString();
  }

  private static String project() {
    return """
    {
      "title": "%s", "sponsor": "guest", "budget": "20000.00", "currency": "EUR", "risk": "LOW",
      "startsOn": "2027-01-04", "endsOn": "2027-06-30",
      "members": [{"user": "clerk", "role": "MANAGER"}],
      "milestones": [{"title": "Go live", "dueOn": "2027-06-30"}]
    }
    """
        .formatted(SECRET);
  }

  private String message() {
    var subject = new Subject("invoice", UUID.fromString(ids.get("invoiceId")));
    var message =
        new Message("tenancy", subject, "office@client.example", SECRET, SECRET)
            .with(Attachment.pdf(SECRET + ".pdf", new byte[1]));
    new Scope(tenant, Actor.system("test"))
        .run(() -> transaction.executeWithoutResult(t -> messages.plan(message)));
    return owner
        .get("/api/communications/messages?subject=" + subject)
        .answered(200)
        .at("/items/0/id")
        .asString();
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
      case "application/merge-patch+json" -> "{\"name\": \"Renamed\"}".getBytes(UTF_8);
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
              project().replace("\"guest\"", "\"" + ids.get("userId") + "\""),
              project().replace("\"guest\"", "\"nobody\""));
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
