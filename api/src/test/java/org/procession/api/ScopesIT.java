package org.procession.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.communications.Attachment;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.Subject;
import org.procession.domain.processes.ProcessInstances;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Two users of a tenant with the same kinds of records: who may see and change one's own does so
 * with those and no others, by whichever way one comes to a record.
 */
@ApiTest
class ScopesIT {

  /** Words that only the records of the one have, and of the other. */
  private static final String HERS = "Quagga";

  private static final String HIS = "Zyzomma";

  /** A word that both have. */
  private static final String BOTH = "Paper";

  /** Parameters that name records which have owners, or name nothing. */
  private static final Set<String> OWNED =
      Set.of(
          "clientId",
          "contactId",
          "invoiceId",
          "billId",
          "projectId",
          "fileId",
          "messageId",
          "number");

  private static final UploadedFile FILE = UploadedFile.of("A file");

  @Autowired private House house;
  @Autowired private OutgoingMessages messages;
  @Autowired private ProcessInstances instances;
  @Autowired private TransactionTemplate transaction;

  private TenantId tenant;
  private Client administrator;
  private Client her;
  private Client him;
  private Map<String, String> hers;
  private Map<String, String> his;

  @BeforeEach
  void twoUsersWithOneRecordOfEachKind() {
    tenant = house.tenant();
    administrator = house.administrator(tenant, "root");
    her = user("ada", "OWN");
    him = user("ben", "OWN");
    hers = records(her, HERS);
    his = records(him, HIS);
  }

  /** A user who may do everything, as far as that can be with records of this scope only. */
  private Client user(String id, String scope) {
    var permissions =
        administrator.get("/api/identity/permissions").answered(200).path("items").valueStream();
    var byScoped =
        permissions.collect(partitioningBy(permission -> permission.path("scoped").asBoolean()));
    var everywhere =
        byScoped.get(false).stream()
            .map(permission -> '"' + permission.path("name").asString() + '"')
            .collect(joining(", "));
    var scoped =
        byScoped.get(true).stream()
            .map(permission -> scoped(permission.path("name").asString(), scope))
            .collect(joining(", "));
    assertThat(scoped).contains("crm.client.read", "revenue.payment.record", "files.file.upload");
    define(id, "[%s]".formatted(everywhere), "[%s]".formatted(scoped));
    house.user(tenant, id);
    give(id, id);
    return house.as(tenant, id);
  }

  private static String scoped(String permission, String scope) {
    return "{\"permission\": \"%s\", \"scope\": \"%s\"}".formatted(permission, scope);
  }

  private void define(String role, String permissions, String scoped) {
    administrator
        .put(
            "/api/identity/roles/" + role,
            "{\"description\": \"\", \"permissions\": %s, \"scoped\": %s}"
                .formatted(permissions, scoped))
        .answered(200);
  }

  private void give(String role, String user) {
    change("PUT", "/api/identity/roles/%s/users/%s".formatted(role, user));
  }

  private void change(String method, String path) {
    assertThat(administrator.send(method, path, BodyPublishers.noBody(), request -> {}).status())
        .isEqualTo(204);
  }

  private Map<String, String> records(Client owner, String word) {
    var ids = new HashMap<String, String>();
    ids.put("clientId", id(owner.post(Invoices.CLIENTS, Invoices.client().replace("Shop", word))));
    ids.put(
        "contactId",
        id(
            owner.post(
                Invoices.CLIENTS + "/" + ids.get("clientId") + "/contacts",
                Invoices.contact().replace("Ada", "Paper " + word))));
    ids.put(
        "invoiceId",
        id(
            owner.post(
                Invoices.PATH,
                Invoices.invoice(ids.get("clientId"))
                    .replace("Copy paper", "Paper " + word)
                    .replace("\"issue\": false", "\"issue\": true"))));
    var vendor = Bills.vendor(administrator, "Mill", null);
    ids.put("billId", id(owner.post(Bills.PATH, Bills.bill(vendor).replace("R-2026-17", word))));
    ids.put("projectId", id(owner.post("/api/projects/projects", project(word))));
    ids.put("fileId", FILE.declare(owner, "Paper " + word + ".txt"));
    FILE.put(owner, ids.get("fileId"), 1).answered(202);
    ids.put("number", "1");
    ids.put("messageId", message(owner, ids, word));
    new Scope(tenant, Actor.system("test"))
        .run(
            () ->
                instances.note(
                    UUID.randomUUID().getMostSignificantBits() & Long.MAX_VALUE,
                    word,
                    Subject.parse("bill:" + ids.get("billId"))));
    return ids;
  }

  private static String id(Client.Answer created) {
    return created.answered(201).path("id").asString();
  }

  private static String project(String word) {
    return """
    {
      "title": "Paper %s", "sponsor": "guest", "budget": "20000.00", "currency": "EUR", "risk": "LOW",
      "startsOn": "2027-01-04", "endsOn": "2027-06-30", "members": [], "milestones": []
    }
    """
        .formatted(word);
  }

  private String message(Client owner, Map<String, String> ids, String word) {
    var subject = new Subject("invoice", UUID.fromString(ids.get("invoiceId")));
    var message =
        new Message("scopes:" + word, subject, "office@client.example", word, word)
            .with(Attachment.pdf(word + ".pdf", new byte[1]));
    new Scope(tenant, Actor.system("test"))
        .run(() -> transaction.executeWithoutResult(t -> messages.plan(message)));
    return owner
        .get("/api/communications/messages?subject=" + subject)
        .answered(200)
        .at("/items/0/id")
        .asString();
  }

  private List<Operation> operations() {
    return Operation.all(house.client(null).get("/v3/api-docs").answered(200));
  }

  private List<Operation> ofOwnedRecords() {
    return operations().stream()
        .filter(operation -> !operation.parameters().isEmpty())
        .filter(operation -> OWNED.containsAll(operation.parameters()))
        .toList();
  }

  @Test
  void answersTheIdsOfOthersRecordsAsIdsOfNothing() {
    var operations = ofOwnedRecords();
    assertThat(operations).hasSizeGreaterThan(25);
    var softly = new SoftAssertions();
    house.unchanged(
        () -> {
          for (var operation : operations) {
            var nothing = new HashMap<>(his);
            nothing.replaceAll((name, id) -> id.length() == 36 ? UUID.randomUUID().toString() : id);
            var answer = call(operation, her, his);
            softly.assertThat(answer.status()).as("%s", operation).isEqualTo(404);
            softly
                .assertThat(anonymous(answer, his))
                .as("%s", operation)
                .isEqualTo(anonymous(call(operation, her, nothing), nothing));
            if (operation.method().equals("GET")) {
              var head =
                  her.send("HEAD", operation.at(his), BodyPublishers.noBody(), request -> {});
              softly.assertThat(head.status()).as("HEAD %s", operation).isEqualTo(404);
            }
          }
        });
    softly.assertAll();
  }

  /** Without this the other test could pass because all its requests are wrong. */
  @Test
  void findsTheIdsOfOnesOwnByTheSameRequests() {
    var softly = new SoftAssertions();
    for (var operation : ofOwnedRecords()) {
      var answer = call(operation, her, hers);
      if (operation.path().endsWith("/document")) {
        answer.refused(404, "BILL_HAS_NO_DOCUMENT", null); // hers was entered without
      } else {
        softly.assertThat(answer.status()).as("%s", operation).isNotIn(403, 404);
      }
    }
    softly.assertAll();
  }

  private static Client.Answer call(Operation operation, Client client, Map<String, String> ids) {
    var body =
        switch (operation.mediaType()) {
          case "application/octet-stream" -> FILE.content();
          case "application/merge-patch+json" -> "{\"name\": \"Renamed\"}".getBytes(UTF_8);
          default ->
              new String(operation.body(), UTF_8)
                  .replaceAll(
                      "\"until\":\"[-0-9]+\"", "\"until\":\"" + LocalDate.now().plusDays(20) + "\"")
                  .getBytes(UTF_8);
        };
    return operation.call(client, ids, body);
  }

  private static String anonymous(Client.Answer answer, Map<String, String> ids) {
    var text = new String(answer.bytes(), UTF_8);
    for (var id : ids.values()) {
      text = id.length() > 1 ? text.replace(id, "an id") : text;
    }
    return text;
  }

  @Test
  void listsFindsAndCountsOnesOwnOnly() {
    house.index(tenant);
    await().until(() -> !items(him, "/api/search?q=" + HIS).isEmpty());
    await().until(() -> !items(him, "/api/timeline?q=" + HIS).isEmpty());
    var softly = new SoftAssertions();
    for (var list : lists()) {
      softly.assertThat(text(her, list)).as(list).contains(HERS).doesNotContain(HIS);
      softly.assertThat(text(him, list)).as(list).doesNotContain(HERS);
    }
    for (var of : List.of("client:%1$s", "invoice:%2$s", "bill:%3$s")) {
      var subject = of.formatted(his.get("clientId"), his.get("invoiceId"), his.get("billId"));
      for (var list : List.of("timeline", "communications/messages", "processes/instances")) {
        softly
            .assertThat(items(her, "/api/%s?subject=%s".formatted(list, subject)))
            .as("%s of %s", list, subject)
            .isEmpty();
      }
    }
    softly
        .assertThat(items(him, "/api/timeline?subject=client:" + his.get("clientId")))
        .isNotEmpty();
    softly
        .assertThat(
            items(him, "/api/communications/messages?subject=invoice:" + his.get("invoiceId")))
        .hasSize(1);
    var facets = her.get("/api/search?q=" + BOTH).answered(200).path("facets");
    softly
        .assertThat(facets.path("type").valueStream().map(JsonNode::toString))
        .isNotEmpty()
        .allSatisfy(type -> assertThat(type).contains(":1"));
    softly.assertAll();
  }

  /** What a list answers, of whichever media type. */
  private static String text(Client client, String list) {
    var answer = client.get(list);
    assertThat(answer.status()).as(list).isEqualTo(200);
    return new String(answer.bytes(), UTF_8);
  }

  /** All lists of the document that can hold records with owners. */
  private List<String> lists() {
    var lists =
        new HashSet<>(
            operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .map(Operation::path)
                .filter(path -> !path.contains("{") && !path.matches("/api/(identity|platform)/.*"))
                .toList());
    // What has neither owners nor parts with them, or is asked for a record each time.
    lists.removeAll(
        Set.of(
            "/api/data/imports",
            "/api/revenue/vendors",
            "/api/revenue/ledger/trial-balance",
            "/api/approvals/four-eyes-rules",
            "/api/communications/messages",
            "/api/processes/instances"));
    lists.remove("/api/search");
    lists.add("/api/search?q=" + BOTH);
    lists.add("/api/timeline?q=" + BOTH);
    lists.add("/api/files/search?q=" + BOTH);
    assertThat(lists).hasSizeGreaterThan(8);
    return List.copyOf(lists);
  }

  private static JsonNode items(Client client, String list) {
    return client.get(list).answered(200).path("items");
  }

  @Test
  void sharesWithATeamForAsLongAsItIsOne() {
    var lead = user("lead", "TEAM");
    var list = Invoices.CLIENTS;
    house.index(tenant);
    await().until(() -> !items(her, "/api/search?q=" + HERS).isEmpty());
    assertThat(items(lead, list)).isEmpty();
    administrator
        .send("PUT", "/api/identity/groups/sales", BodyPublishers.noBody(), request -> {})
        .answered(200);
    change("PUT", "/api/identity/groups/sales/members/lead");
    change("PUT", "/api/identity/groups/sales/members/ada");
    assertThat(items(lead, list)).hasSize(1);
    assertThat(items(lead, "/api/search?q=" + HERS)).isNotEmpty();
    assertThat(items(lead, "/api/search?q=" + HIS)).isEmpty();
    lead.get(list + "/" + hers.get("clientId")).answered(200);
    lead.get(list + "/" + his.get("clientId")).refused(404, "CLIENT_NOT_FOUND", "clientId");
    change("DELETE", "/api/identity/groups/sales/members/ada");
    assertThat(items(lead, list)).isEmpty();
    assertThat(items(lead, "/api/search?q=" + HERS)).isEmpty();
    lead.get(list + "/" + hers.get("clientId")).refused(404, "CLIENT_NOT_FOUND", "clientId");
  }

  @Test
  void handsAClientOverWithAllThatDependsOnIt() {
    house.index(tenant);
    await().until(() -> !items(him, "/api/search?q=" + HIS).isEmpty());
    var client = Invoices.CLIENTS + "/" + his.get("clientId");
    var before = him.get(client);
    handOver(him, client, before.header("ETag"), "ada").answered(200);
    handOver(administrator, client, "*", "nobody").refused(422, "CLIENT_OWNER_UNKNOWN", "owner");
    him.get(client).refused(404, "CLIENT_NOT_FOUND", "clientId");
    him.get(Invoices.PATH + "/" + his.get("invoiceId")).answered(200);
    her.get(client).answered(200);
    her.get(Invoices.PATH + "/" + his.get("invoiceId")).answered(200);
    her.get(client + "/contacts/" + his.get("contactId")).answered(200);
    house.index(tenant);
    await()
        .untilAsserted(
            () -> {
              assertThat(types(her, HIS)).containsExactlyInAnyOrder("client", "contact", "invoice");
              // The invoice stays that of the one who entered it, too.
              assertThat(types(him, HIS)).doesNotContain("client", "contact").contains("invoice");
              assertThat(items(her, "/api/timeline?q=handed")).hasSize(1);
              assertThat(items(him, "/api/timeline?q=handed")).isEmpty();
            });
  }

  private static Client.Answer handOver(Client api, String client, String entityTag, String to) {
    return api.send(
        "PUT",
        client + "/owner",
        BodyPublishers.ofString("{\"owner\": \"%s\"}".formatted(to)),
        request ->
            request.header("Content-Type", "application/json").header("If-Match", entityTag));
  }

  private static List<String> types(Client client, String word) {
    return items(client, "/api/search?q=" + word)
        .valueStream()
        .map(found -> found.path("subject").asString().split(":")[0])
        .distinct()
        .toList();
  }

  @Test
  void letsAKeyReachNoFartherThanItSays() {
    var clerk = house.as(tenant, "clerk");
    assertThat(items(clerk, Invoices.CLIENTS)).hasSize(2);
    var key =
        clerk
            .post(
                "/api/identity/api-keys",
                "{\"name\": \"Mine\", \"permissions\": [], \"scoped\": [%s]}"
                    .formatted(scoped("crm.client.read", "OWN")))
            .answered(201);
    assertThat(key.at("/apiKey/scoped/0/scope").asString()).isEqualTo("OWN");
    var program = house.client(key.path("key").asString());
    assertThat(items(program, Invoices.CLIENTS)).isEmpty();
    var own = Invoices.client(clerk);
    assertThat(items(program, Invoices.CLIENTS)).hasSize(1);
    program.get(Invoices.CLIENTS + "/" + own).answered(200);
    program
        .get(Invoices.CLIENTS + "/" + hers.get("clientId"))
        .refused(404, "CLIENT_NOT_FOUND", "clientId");
  }

  @Test
  void givesNobodyMoreThanTheGiverReaches() {
    var role = "{\"description\": \"\", \"permissions\": [%s], \"scoped\": [%s]}";
    var path = "/api/identity/roles/other";
    her.put(path, role.formatted("", scoped("crm.client.read", "OWN"))).answered(200);
    her.put(path, role.formatted("", scoped("crm.client.read", "TEAM")))
        .refused(403, "GRANT_EXCEEDS_OWN", null);
    her.put(path, role.formatted("\"crm.client.read\"", ""))
        .refused(403, "GRANT_EXCEEDS_OWN", null);
    administrator
        .put(path, role.formatted("", scoped("revenue.vendor.read", "OWN")))
        .refused(422, "SCOPE_NOT_APPLICABLE", "scoped");
    administrator.put(path, role.formatted("\"crm.client.read\"", "")).answered(200);
    var widened = administrator.get(path).answered(200);
    assertThat(widened.path("permissions")).hasSize(1);
    assertThat(widened.path("scoped")).isEmpty();
  }
}
