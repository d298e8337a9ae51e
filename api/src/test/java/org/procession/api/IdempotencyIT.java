package org.procession.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.requests.AnsweringOnce;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class IdempotencyIT {

  private static final String VENDORS = "/api/revenue/vendors";
  private static final String MILL =
      "{\"name\": \"Mill\", \"vatId\": \"DE123456789\", \"country\": \"DE\", \"risk\": \"LOW\"}";
  private static final String MOLL = MILL.replace("Mill", "Moll").replace("DE12", "DE21");

  @Autowired private House house;
  @Autowired private AnsweringOnce once;
  private TenantId tenant;
  private Client clerk;
  private String key;

  @BeforeEach
  void tenant() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
    key = '"' + UUID.randomUUID().toString() + '"';
  }

  private static Client.Answer post(Client client, String path, String json, String... keys) {
    return client.send("POST", path, BodyPublishers.ofString(json), json(keys));
  }

  private static Consumer<HttpRequest.Builder> json(String... keys) {
    return request -> {
      request.header("Content-Type", "application/json");
      for (var each : keys) {
        request.header("Idempotency-Key", each);
      }
    };
  }

  private int vendors() {
    return clerk.get(VENDORS).answered(200).path("items").size();
  }

  @Test
  void answersARequestThatIsSentAgainAsBefore() {
    var first = post(clerk, VENDORS, MILL, key);
    first.answered(201);
    assertThat(first.header("Idempotent-Replayed")).isNull();
    house.unchanged(
        () -> {
          var again = post(clerk, VENDORS, MILL, key);
          assertThat(again.answered(201)).isEqualTo(first.json());
          assertThat(again.bytes()).isEqualTo(first.bytes());
          for (var header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.header(header)).isNotNull().isEqualTo(first.header(header));
          }
          assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
          assertThat(post(clerk, VENDORS, MILL, key.replace("\"", "")).bytes())
              .isEqualTo(first.bytes());
        });
    assertThat(vendors()).isEqualTo(1);
  }

  @Test
  void answersRequestsOfEveryKindAgain() {
    var bill = Bills.PATH + "/" + Bills.draft(clerk) + "/submit";
    var submitted = post(clerk, bill, "", key);
    submitted.answered(202);
    assertThat(post(clerk, bill, "", key).answered(202)).isEqualTo(submitted.json());
    post(clerk, bill, "", "another").refused(409, "BILL_NOT_IN_STATUS", null);

    Bills.vendor(clerk, "[Seller name]", "NO123456785");
    var document = Bills.eInvoice("cii-example5");
    Consumer<HttpRequest.Builder> xml =
        request -> request.header("Content-Type", "application/xml").header("Idempotency-Key", "x");
    var path = Bills.E_INVOICES + "&vendorId=" + Bills.vendor(clerk);
    var imported = clerk.send("POST", path, BodyPublishers.ofByteArray(document), xml);
    var again = clerk.send("POST", path, BodyPublishers.ofByteArray(document), xml);
    assertThat(again.status()).isEqualTo(imported.status());
    assertThat(again.bytes()).isEqualTo(imported.bytes());
  }

  @Test
  void refusesAnotherRequestWithTheKey() {
    post(clerk, VENDORS, MILL, key).answered(201);
    var contacts = Invoices.CLIENTS + "/" + Invoices.client(clerk) + "/contacts";
    house.unchanged(
        () -> {
          post(clerk, VENDORS, MOLL, key).refused(422, "IDEMPOTENCY_KEY_REUSED", "Idempotency-Key");
          post(clerk, VENDORS, MILL + " ", key)
              .refused(422, "IDEMPOTENCY_KEY_REUSED", "Idempotency-Key");
          post(clerk, contacts, MILL, key)
              .refused(422, "IDEMPOTENCY_KEY_REUSED", "Idempotency-Key");
        });
  }

  @Test
  void leavesKeysToTheirSenders() {
    post(clerk, VENDORS, MILL, key).answered(201);
    var colleague = house.whoMay(tenant, "revenue.vendor.create");
    var other = post(colleague, VENDORS, MOLL, key);
    other.answered(201);
    assertThat(other.header("Idempotent-Replayed")).isNull();
    var stranger = house.as(house.tenant(), "clerk");
    var foreign = post(stranger, VENDORS, MILL, key);
    foreign.answered(201);
    assertThat(foreign.header("Location")).isNotEqualTo(other.header("Location"));
  }

  @Test
  void freesTheKeyOfARequestThatIsRefused() {
    house.unchanged(
        () -> {
          post(clerk, VENDORS, MILL.replace("DE123456789", "1"), key)
              .refused(422, "VAT_ID_INVALID", "vatId");
          post(clerk, VENDORS, "{", key).refused(400, "MALFORMED_JSON", null);
          post(clerk, VENDORS, " ".repeat(2_000_000), key).refused(413, "BODY_TOO_LARGE", null);
        });
    assertThat(post(clerk, VENDORS, MILL, key).header("Idempotent-Replayed")).isNull();
    assertThat(vendors()).isEqualTo(1);
  }

  @Test
  void freesTheKeyOfARequestThatFailsAsItIsCommitted() {
    house.execute(
        """
        create function fail() returns trigger language plpgsql as
          $$ begin raise exception 'for a test'; end $$;
        create constraint trigger failing after insert on vendor deferrable initially deferred
          for each row when (new.name = 'Mill') execute function fail();
        """);
    try {
      house.unchanged(
          () -> {
            var failed = post(clerk, VENDORS, MILL, key);
            assertThat(failed.answered(500).path("code").asString()).isEqualTo("INTERNAL_ERROR");
            assertThat(failed.header("Location")).isNull();
            assertThat(failed.header("ETag")).isNull();
          });
    } finally {
      house.execute("drop trigger failing on vendor; drop function fail();");
    }
    var done = post(clerk, VENDORS, MILL, key);
    done.answered(201);
    assertThat(done.header("Idempotent-Replayed")).isNull();
  }

  @Test
  void tellsADuplicateToWaitWhileTheFirstIsBeingAnswered() {
    var release = house.lock("vendor");
    CompletableFuture<Client.Answer> first;
    try {
      first = CompletableFuture.supplyAsync(() -> post(clerk, VENDORS, MILL, key));
      await().atMost(10, SECONDS).until(() -> house.waiting("insert into vendor%"));
      var second = post(clerk, VENDORS, MILL, key);
      second.refused(409, "REQUEST_IN_PROGRESS", "Idempotency-Key");
      assertThat(second.header("Retry-After")).isEqualTo("1");
    } finally {
      release.run();
    }
    var done = first.orTimeout(10, SECONDS).join();
    done.answered(201);
    assertThat(post(clerk, VENDORS, MILL, key).bytes()).isEqualTo(done.bytes());
    assertThat(vendors()).isEqualTo(1);
  }

  @Test
  void doesOnceWhatManySendAtTheSameTime() {
    var unique = "{\"name\": \"Mill\", \"country\": \"DE\", \"risk\": \"LOW\"}";
    var sent =
        IntStream.range(0, 16)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> post(clerk, VENDORS, unique, key)))
            .toList();
    var answers = sent.stream().map(CompletableFuture::join).toList();
    assertThat(answers)
        .allSatisfy(
            answer -> {
              if (answer.status() != 201) {
                answer.refused(409, "REQUEST_IN_PROGRESS", "Idempotency-Key");
              }
            });
    assertThat(
            answers.stream()
                .filter(a -> a.status() == 201 && a.header("Idempotent-Replayed") == null))
        .hasSize(1);
    assertThat(vendors()).isEqualTo(1);
  }

  @Test
  void refusesAKeyThatIsNone() {
    house.unchanged(
        () -> {
          for (var wrong :
              List.of("\"\"", "a b", "\"a", "a\"b", "a\\b", "\"a\", \"b\"", "k".repeat(256))) {
            post(clerk, VENDORS, MILL, wrong)
                .refused(400, "IDEMPOTENCY_KEY_INVALID", "Idempotency-Key");
          }
          post(clerk, VENDORS, MILL, "a", "b")
              .refused(400, "IDEMPOTENCY_KEY_INVALID", "Idempotency-Key");
        });
    post(clerk, VENDORS, MILL, "k".repeat(255)).answered(201);
  }

  @Test
  void keepsAnAnswerFromWhomMayNoLongerAskForIt() {
    post(clerk, VENDORS, MILL, key).answered(201);
    house.execute("delete from group_member where tenant_id = '%s'".formatted(tenant));
    post(clerk, VENDORS, MILL, key).refused(403, "PERMISSION_MISSING", null);
  }

  @Test
  void keepsNoSecret() {
    var path = "/api/identity/api-keys";
    var wanted = "{\"name\": \"Import\", \"permissions\": [\"crm.client.read\"]}";
    var issued = post(clerk, path, wanted, key).answered(201).path("key").asString();
    house.unchanged(
        () -> post(clerk, path, wanted, key).refused(409, "SECRET_TOLD_BEFORE", "Idempotency-Key"));
    assertThat(
            house.query(
                "select coalesce(convert_from(body, 'UTF8'), '-') from answered_request where tenant_id = '%s'"
                    .formatted(tenant)))
        .containsExactly("-");
    house.client(issued).get(Invoices.CLIENTS).answered(200);
  }

  @Test
  void forgetsAnAnswerAfterADay() {
    post(clerk, VENDORS, MILL, key).answered(201);
    post(clerk, VENDORS, MOLL, "kept").answered(201);
    age(key.replace("\"", ""), 25);
    age("kept", 23);
    assertThat(
            new Scope(tenant, Actor.system("test")).<Integer, RuntimeException>call(once::forget))
        .isEqualTo(1);
    post(clerk, VENDORS, MILL, key).refused(409, "VENDOR_EXISTS", "vatId");
    post(clerk, VENDORS, MOLL, "kept").answered(201);
  }

  private void age(String of, int hours) {
    house.execute(
        """
        update answered_request set requested_at = requested_at - interval '%d hours'
         where tenant_id = '%s' and key = '%s'
        """
            .formatted(hours, tenant, of));
  }

  @Test
  void isDescribedForEveryPost() {
    var paths = house.client(null).get("/v3/api-docs").answered(200).path("paths");
    assertThat(paths.findValues("post"))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            operation ->
                assertThat(operation.path("parameters").findValuesAsString("$ref"))
                    .contains("#/components/parameters/IdempotencyKey"));
  }
}
