package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.platform.ExportingTenants;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;

/** Tenants as a whole, which only administrators of the platform see. */
@ApiTest
class PlatformIT {

  private static final String TENANTS = "/api/platform/tenants";
  private static final String VENDORS = "/api/revenue/vendors";

  @Autowired private House house;
  @Autowired private ExportingTenants exporting;

  private Client platform;

  @BeforeEach
  void administrator() {
    platform =
        house.client(house.token(claims -> claims.claim("tenant", null).subject("platform")));
  }

  @Test
  void opensATenantWithBooksAndAnAdministratorWhoIsInvited() {
    var id = newId();
    var opened = open(id, "Europe/Berlin");
    assertThat(opened.header("Location")).isEqualTo(TENANTS + "/" + id);
    assertThat(opened.answered(201)).isEqualTo(platform.get(TENANTS + "/" + id).answered(200));
    var tenant = new TenantId(id);
    var ada = house.as(tenant, "ada@provider");
    var secret = house.secret(tenant);
    ada.post("/api/identity/invitations/accept", "{\"invitation\": \"%s\"}".formatted(secret))
        .answered(200);
    ada.get("/api/revenue/ledger/trial-balance").answered(200);
    var event = ada.get("/api/timeline?kind=identity.userInvited").answered(200).at("/items/0");
    assertThat(event.path("actor").asString()).isEqualTo("platform:platform");
    house.unchanged(() -> open(id, "Europe/Berlin").refused(409, "TENANT_EXISTS", "id"));
  }

  @Test
  void refusesAllRequestsOfASuspendedTenantAndKeepsItsData() {
    var tenant = house.tenant();
    var admin = house.administrator(tenant, "admin");
    var vendor = VENDORS + "/" + Bills.vendor(admin);
    var key =
        admin
            .post(
                "/api/identity/api-keys",
                "{\"name\": \"k\", \"permissions\": [\"revenue.vendor.read\"]}")
            .answered(201)
            .path("key")
            .asString();
    house.client(key).get(vendor).answered(200);
    var address = TENANTS + "/" + tenant;
    assertThat(platform.post(address + "/suspend").answered(200).path("suspended").asBoolean())
        .isTrue();
    house.unchanged(
        () -> {
          admin.get(vendor).refused(403, "TENANT_SUSPENDED", null);
          house.client(key).get(vendor).refused(403, "TENANT_SUSPENDED", null);
          house.as(tenant, "stranger").get(vendor).refused(403, "TENANT_SUSPENDED", null);
          platform.post(address + "/suspend").answered(200);
        });
    assertThat(platform.post(address + "/resume").answered(200).path("suspended").asBoolean())
        .isFalse();
    admin.get(vendor).answered(200);
    house.client(key).get(vendor).answered(200);
    assertThat(
            admin
                .get("/api/timeline?kind=identity.tenant*")
                .answered(200)
                .path("items")
                .valueStream()
                .map(event -> event.path("kind").asString()))
        .containsExactly("identity.tenantResumed", "identity.tenantSuspended");
  }

  @Test
  void invitesAnotherAdministratorWhenATenantHasNone() {
    var tenant = house.tenant();
    var invited =
        platform.post(
            TENANTS + "/" + tenant + "/administrators",
            "{\"userId\": \"ada\", \"displayName\": \"Ada\", \"email\": \"ada@acme.example\"}");
    assertThat(invited.status()).isEqualTo(204);
    var ada = house.as(tenant, "ada@provider");
    ada.post(
            "/api/identity/invitations/accept",
            "{\"invitation\": \"%s\"}".formatted(house.secret(tenant)))
        .answered(200);
    ada.get("/api/identity/roles").answered(200);
  }

  @Test
  void listsTenantsInPages() {
    house.tenant();
    var first = platform.get(TENANTS + "?limit=1").answered(200);
    assertThat(first.at("/items/0/id").asString()).isEqualTo("acme");
    var second =
        platform.get(TENANTS + "?limit=1&after=" + first.path("after").asString()).answered(200);
    assertThat(second.at("/items/0/id").asString()).isGreaterThan("acme");
  }

  @Test
  void noTenantsAdministratorIsAnAdministratorOfThePlatformNorTheOtherWayRound() {
    var tenant = house.tenant();
    var admin = house.administrator(tenant, "admin");
    var everything = house.as(tenant, "clerk");
    var namesake = house.as(tenant, "platform");
    house.unchanged(
        () -> {
          admin.post(TENANTS + "/" + tenant + "/suspend").refused(403, "PERMISSION_MISSING", null);
          everything.get(TENANTS).refused(403, "PERMISSION_MISSING", null);
          namesake.get(TENANTS).refused(403, "USER_UNKNOWN", null);
          admin
              .put(
                  "/api/identity/roles/platform",
                  "{\"description\": \"\", \"permissions\": [\"platform.tenant.manage\"]}")
              .refused(422, "PERMISSION_UNKNOWN", "permissions");
          platform.get(VENDORS).refused(403, "PERMISSION_MISSING", null);
          platform.get("/api/identity/users").refused(403, "PERMISSION_MISSING", null);
          house
              .client(house.token(claims -> claims.claim("tenant", null).subject("admin")))
              .get(TENANTS)
              .refused(401, "TOKEN_INVALID", null);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a b | Name | EUR | UTC    | ada | 400 | VALUE_INVALID    | id
          new | ' '  | EUR | UTC    | ada | 422 | TENANT_INVALID   | name
          new | Name | EUR | Moon   | ada | 422 | TENANT_INVALID   | timeZone
          new | Name | XXX | UTC    | ada | 422 | UNKNOWN_CURRENCY | currency
          new | Name | EUR | UTC    | a b | 400 | VALUE_INVALID    | administrator.userId
          """)
  void refusesATenantThatMakesNoSense(
      String id,
      String name,
      String currency,
      String zone,
      String user,
      int status,
      String code,
      String field) {
    house.unchanged(
        () ->
            platform
                .post(TENANTS, tenant(id, name, currency, zone, user))
                .refused(status, code, field));
  }

  @Test
  void doesNotFindATenantThatIsNotThere() {
    house.unchanged(
        () -> {
          platform.get(TENANTS + "/nowhere").refused(404, "TENANT_NOT_FOUND", null);
          platform.post(TENANTS + "/nowhere/suspend").refused(404, "TENANT_NOT_FOUND", null);
          platform.post(TENANTS + "/nowhere/resume").refused(404, "TENANT_NOT_FOUND", null);
          platform
              .post(
                  TENANTS + "/nowhere/administrators",
                  "{\"userId\": \"ada\", \"displayName\": \"Ada\", \"email\": \"ada@acme.example\"}")
              .refused(404, "TENANT_NOT_FOUND", null);
        });
  }

  @Test
  void hasATenantExportedForPlatformAdministratorsOnly() {
    var tenant = house.tenant();
    var exports = TENANTS + "/" + tenant + "/exports";
    var requested = platform.post(exports).answered(202);
    assertThat(requested.path("status").asString()).isEqualTo("REQUESTED");
    assertThat(platform.post(exports).answered(202)).isEqualTo(requested);
    new Scope(tenant, Actor.system("test")).run(exporting::goOn);
    var ready = platform.get(exports + "/" + requested.path("id").asString()).answered(200);
    assertThat(ready.path("status").asString()).isEqualTo("READY");
    assertThat(ready.path("url").asString()).contains("tenant-" + tenant + "/exports/");
    assertThat(platform.get(exports).answered(200).path("items")).hasSize(1);
    platform.get(exports + "/" + UUID.randomUUID()).refused(404, "TENANT_EXPORT_NOT_FOUND", null);
    var admin = house.administrator(tenant, "admin");
    admin.post(exports).refused(403, "PERMISSION_MISSING", null);
    admin.get(exports).refused(403, "PERMISSION_MISSING", null);
    assertThat(admin.get("/api/timeline?kind=platform.*").answered(200).path("items")).hasSize(1);
  }

  @Test
  void hasATenantDeletedOnceThatIsMeantAndUnlessItIsCancelled() {
    var tenant = house.tenant();
    var deletion = TENANTS + "/" + tenant + "/deletion";
    var meant = "{\"name\": \"Initech\"}";
    house.unchanged(
        () -> {
          platform.post(deletion, meant).refused(409, "TENANT_NOT_SUSPENDED", null);
          platform.post(deletion + "/cancel").refused(404, "TENANT_DELETION_NOT_FOUND", null);
        });
    platform.post(TENANTS + "/" + tenant + "/suspend").answered(200);
    platform.post(deletion, "{\"name\": \"Other\"}").refused(422, "TENANT_NAME_WRONG", "name");
    var scheduled = platform.post(deletion, meant).answered(202);
    assertThat(scheduled.path("status").asString()).isEqualTo("SCHEDULED");
    assertThat(platform.post(deletion, meant).answered(202)).isEqualTo(scheduled);
    platform
        .post(TENANTS + "/" + tenant + "/resume")
        .refused(409, "TENANT_DELETION_SCHEDULED", null);
    assertThat(platform.post(deletion + "/cancel").answered(200).path("status").asString())
        .isEqualTo("CANCELLED");
    platform.post(TENANTS + "/" + tenant + "/resume").answered(200);
    assertThat(
            platform
                .get("/api/platform/deletions")
                .answered(200)
                .path("items")
                .valueStream()
                .filter(item -> item.path("tenantId").asString().equals(tenant.value())))
        .singleElement()
        .satisfies(
            item -> assertThat(item.path("endedBy").asString()).isEqualTo("platform:platform"));
    house
        .administrator(tenant, "admin")
        .post(deletion, meant)
        .refused(403, "PERMISSION_MISSING", null);
  }

  private Client.Answer open(String id, String zone) {
    return platform.post(TENANTS, tenant(id, "Initech", "EUR", zone, "ada"));
  }

  private static String tenant(String id, String name, String currency, String zone, String user) {
    return """
        {"id": "%s", "name": "%s", "currency": "%s", "timeZone": "%s",
         "administrator": {"userId": "%s", "displayName": "Ada", "email": "ada@acme.example"}}
        """
        .formatted(id, name, currency, zone, user);
  }

  private static String newId() {
    return "t-" + UUID.randomUUID().toString().substring(0, 18);
  }
}
