package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Keys with which programs act for users. */
@ApiTest
class ApiKeysIT {

  private static final String KEYS = "/api/identity/api-keys";
  private static final String USERS = "/api/identity/users/";
  private static final String VENDORS = "/api/revenue/vendors";

  @Autowired private House house;

  private TenantId tenant;
  private Client admin;

  @BeforeEach
  void tenant() {
    tenant = house.tenant();
    admin = house.administrator(tenant, "admin");
  }

  @Test
  void aKeyPermitsWhatItNamesAndActsAsItsUser() {
    var issued = issue(admin, "revenue.vendor.create", "timeline.read", "revenue.vendor.read");
    var key = key(issued);
    var id = Bills.vendor(key);
    key.get("/api/revenue/ledger/trial-balance").refused(403, "PERMISSION_MISSING", null);
    var event = key.get("/api/timeline?subject=vendor:" + id).answered(200).at("/items/0");
    assertThat(event.path("actor").asString()).isEqualTo("user:admin");
    assertThat(event.path("actorName").asString())
        .isEqualTo("admin (API key %s)".formatted(issued.at("/apiKey/prefix").asString()));
  }

  @Test
  void aKeyIsToldOnceAndStoredAsAHash() {
    var issued = issue(admin, "revenue.vendor.read");
    var key = issued.path("key").asString();
    assertThat(key)
        .matches("pk_[A-Za-z0-9_-]{43}")
        .startsWith(issued.at("/apiKey/prefix").asString());
    assertThat(admin.get(KEYS).answered(200).toString()).doesNotContain(key);
    assertThat(
            house.query(
                "select to_jsonb(k)::text from api_key k where tenant_id = '%s'".formatted(tenant)))
        .singleElement()
        .asString()
        .contains("\\\\x")
        .doesNotContain(key)
        .doesNotContain(key.substring(11));
    assertThat(house.query("select data::text from event where name like 'identity.apiKey%'"))
        .isNotEmpty()
        .allSatisfy(data -> assertThat(data).doesNotContain(key.substring(11)));
  }

  @Test
  void aKeyLosesWithItsUserWhatTheUserLoses() {
    var user = house.whoMay(tenant, "revenue.vendor.read", "identity.key.issue");
    var id = lastUser();
    var key = key(issue(user, "revenue.vendor.read"));
    key.get(VENDORS).answered(200);
    admin.post(USERS + id + "/deactivate").answered(200);
    key.get(VENDORS).refused(403, "USER_DEACTIVATED", null);
    admin.post(USERS + id + "/reactivate").answered(200);
    key.get(VENDORS).answered(200);
    house.execute(
        "delete from group_member where user_id = '%s' and tenant_id = '%s'".formatted(id, tenant));
    key.get(VENDORS).refused(403, "PERMISSION_MISSING", null);
  }

  @Test
  void aRevokedKeyLetsNobodyIn() {
    var issued = issue(admin, "revenue.vendor.read");
    var key = key(issued);
    key.get(VENDORS).answered(200);
    var address = KEYS + "/" + id(issued);
    assertThat(admin.post(address + "/revoke").answered(200).has("revokedAt")).isTrue();
    house.unchanged(() -> admin.post(address + "/revoke").answered(200));
    house.unchanged(() -> key.get(VENDORS).refused(401, "TOKEN_INVALID", null));
    rotate(admin, issued, 1).refused(409, "API_KEY_NOT_VALID", null);
    assertThat(kinds()).containsExactly("identity.apiKeyRevoked", "identity.apiKeyIssued");
  }

  @Test
  void anExpiredKeyLetsNobodyIn() {
    var issued = issue(admin, "revenue.vendor.read");
    house.execute("update api_key set expires_at = now() where id = '%s'".formatted(id(issued)));
    key(issued).get(VENDORS).refused(401, "TOKEN_INVALID", null);
  }

  @Test
  void aKeyThatIsReplacedIsValidUntilTheOverlapEnds() {
    var first = issue(admin, "revenue.vendor.read");
    var second = rotate(admin, first, 24).answered(201);
    key(first).get(VENDORS).answered(200);
    key(second).get(VENDORS).answered(200);
    var third = rotate(admin, second, 0).answered(201);
    key(second).get(VENDORS).refused(401, "TOKEN_INVALID", null);
    key(third).get(VENDORS).answered(200);
    assertThat(third.at("/apiKey/permissions")).isEqualTo(first.at("/apiKey/permissions"));
    assertThat(admin.get(KEYS).answered(200).path("items")).hasSize(3);
  }

  @Test
  void nobodyGetsMoreByAKey() {
    var issuer = house.whoMay(tenant, "identity.key.issue", "revenue.vendor.read");
    var whole = issue(issuer, "identity.key.issue", "revenue.vendor.read");
    var issuing = key(issue(issuer, "identity.key.issue"));
    house.unchanged(
        () -> {
          issueTo(issuer, "revenue.vendor.create").refused(403, "GRANT_EXCEEDS_OWN", null);
          issueTo(issuer, "revenue.bill.eat").refused(403, "GRANT_EXCEEDS_OWN", null);
        });
    issuing.get(KEYS).answered(200);
    issueTo(issuing, "revenue.vendor.read").refused(403, "GRANT_EXCEEDS_OWN", null);
    rotate(issuing, whole, 1).refused(403, "GRANT_EXCEEDS_OWN", null);
  }

  @Test
  void othersKeysAreSeenAndRevokedByWhoMayManageThem() {
    var user = house.whoMay(tenant, "revenue.vendor.read", "identity.key.issue");
    var id = lastUser();
    var issued = issue(user, "revenue.vendor.read");
    var stranger = house.administrator(house.tenant(), "admin");
    admin.post(KEYS + "/" + id(issued) + "/revoke").refused(404, "API_KEY_NOT_FOUND", "keyId");
    rotate(admin, issued, 1).refused(404, "API_KEY_NOT_FOUND", "keyId");
    stranger
        .post(USERS + "admin/api-keys/" + id(issued) + "/revoke")
        .refused(404, "API_KEY_NOT_FOUND", "keyId");
    stranger.get(USERS + id + "/api-keys").refused(404, "USER_NOT_FOUND", "userId");
    assertThat(admin.get(USERS + id + "/api-keys").answered(200).path("items")).hasSize(1);
    admin.post(USERS + id + "/api-keys/" + id(issued) + "/revoke").answered(200);
    key(issued).get(VENDORS).refused(401, "TOKEN_INVALID", null);
  }

  @Test
  void theUseOfAKeyIsNotedOnceInAnHour() {
    var issued = issue(admin, "revenue.vendor.read");
    var key = key(issued);
    key.get(VENDORS).answered(200);
    house.unchanged(() -> key.get(VENDORS).answered(200));
    assertThat(admin.get(KEYS).answered(200).at("/items/0").has("lastUsedAt")).isTrue();
    house.execute(
        "update api_key set last_used_at = now() - interval '61 minutes' where id = '%s'"
            .formatted(id(issued)));
    key.get(VENDORS).answered(200);
    assertThat(
            house.query(
                "select last_used_at > now() - interval '1 minute' from api_key where id = '%s'"
                    .formatted(id(issued))))
        .containsExactly("t");
  }

  @Test
  void refusesAKeyThatWasNeverIssued() {
    var right = issue(admin, "revenue.vendor.read").path("key").asString();
    for (var wrong :
        List.of(
            "pk_",
            "pk_" + "A".repeat(43),
            right.substring(0, 45),
            right + "A",
            right.substring(3))) {
      house.unchanged(() -> house.client(wrong).get(VENDORS).refused(401, "TOKEN_INVALID", null));
    }
  }

  @Test
  void withoutATenantAKeyIsFoundByItsHashAndNotOtherwise() {
    issue(admin, "revenue.vendor.read");
    assertThat(house.queryAsApplication("select count(*) from api_key")).containsExactly("0");
    assertThat(house.queryAsApplication("select count(*) from find_api_key('\\x00')"))
        .containsExactly("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name": " ", "permissions": ["timeline.read"]}                                     | 422 | API_KEY_INVALID | name
          {"name": "a", "permissions": []}                                                    | 422 | API_KEY_INVALID | permissions
          {"name": "a", "permissions": ["timeline.read"], "expiresAt": "2020-01-01T00:00:00Z"} | 422 | API_KEY_INVALID | expiresAt
          {"name": "a", "permissions": ["timeline.read"], "expiresAt": "2999-01-01T00:00:00Z"} | 422 | API_KEY_INVALID | expiresAt
          {"name": "a"}                                                                       | 400 | FIELD_REQUIRED | permissions
          """)
  void refusesAKeyThatMakesNoSense(String body, int status, String code, String field) {
    house.unchanged(() -> admin.post(KEYS, body).refused(status, code, field));
  }

  @Test
  void aUserHasAtMostFiftyValidKeys() {
    var first = issue(admin, "timeline.read");
    house.execute(
        """
        insert into api_key (tenant_id, id, user_id, name, prefix, hash, permissions, created_at, expires_at)
        select tenant_id, gen_random_uuid(), user_id, name, prefix, sha256(n::text::bytea || id::text::bytea),
               permissions, created_at, expires_at
          from api_key, generate_series(1, 49) n where id = '%s'
        """
            .formatted(id(first)));
    house.unchanged(() -> issueTo(admin, "timeline.read").refused(409, "TOO_MANY_API_KEYS", null));
  }

  private JsonNode issue(Client who, String... permissions) {
    return issueTo(who, permissions).answered(201);
  }

  private static Client.Answer issueTo(Client who, String... permissions) {
    return who.post(
        KEYS,
        "{\"name\": \"Import\", \"permissions\": [\"%s\"]}"
            .formatted(String.join("\", \"", permissions)));
  }

  private static Client.Answer rotate(Client who, JsonNode issued, int hours) {
    return who.post(KEYS + "/" + id(issued) + "/rotate", "{\"overlapHours\": %d}".formatted(hours));
  }

  private Client key(JsonNode issued) {
    return house.client(issued.path("key").asString());
  }

  private static String id(JsonNode issued) {
    return issued.at("/apiKey/id").asString();
  }

  private List<String> kinds() {
    return admin
        .get("/api/timeline?kind=identity.*")
        .answered(200)
        .path("items")
        .valueStream()
        .map(event -> event.path("kind").asString())
        .toList();
  }

  private String lastUser() {
    return house
        .query(
            "select id from app_user where id like 'user-%%' and tenant_id = '%s'"
                .formatted(tenant))
        .getLast();
  }
}
