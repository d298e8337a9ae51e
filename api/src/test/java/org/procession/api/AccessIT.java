package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;

/** Users, groups and roles, as a tenant's administrator manages them. */
@ApiTest
class AccessIT {

  private static final String USERS = "/api/identity/users";
  private static final String GROUPS = "/api/identity/groups";
  private static final String ROLES = "/api/identity/roles";
  private static final String INVITATIONS = "/api/identity/invitations";
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
  void anInvitedPersonBecomesTheUserWhoseSecretItHandsIn() {
    admin.put(GROUPS + "/auditors", "{}").answered(200);
    admin.put(ROLES + "/auditor", role("revenue.vendor.read")).answered(200);
    done(admin.send("PUT", ROLES + "/auditor/groups/auditors", BodyPublishers.noBody(), r -> {}));
    var invited =
        admin
            .post(
                INVITATIONS,
                """
                {"userId": "ada", "displayName": "Ada Lender", "email": "ada@acme.example", "groups": ["auditors"]}
                """)
            .answered(201);
    assertThat(invited.path("status").asString()).isEqualTo("INVITED");
    var first = house.secret(tenant);
    admin.post(USERS + "/ada/invite").answered(200);
    var second = house.secret(tenant);

    var ada = house.as(tenant, "google-oauth2|1093");
    var stranger = house.as(house.tenant(), "google-oauth2|1093");
    ada.get(VENDORS).refused(403, "USER_UNKNOWN", null);
    house.unchanged(
        () -> {
          accept(ada, first).refused(422, "INVITATION_INVALID", "invitation");
          accept(stranger, second).refused(422, "INVITATION_INVALID", "invitation");
          accept(admin, second).refused(403, "PERMISSION_MISSING", null);
          house.as(tenant, "ada").get(VENDORS).refused(403, "USER_UNKNOWN", null);
        });
    assertThat(accept(ada, second).answered(200).path("status").asString()).isEqualTo("ACTIVE");
    ada.get(VENDORS).answered(200);
    accept(house.as(tenant, "another"), second).refused(422, "INVITATION_INVALID", "invitation");
    house.as(tenant, "ada").get(VENDORS).refused(403, "USER_UNKNOWN", null);
    assertThat(kinds())
        .containsExactly(
            "identity.invitationAccepted",
            "identity.userInvitedAgain",
            "identity.userInvited",
            "identity.roleGivenToGroup",
            "identity.roleDefined",
            "identity.groupCreated");
    var accepted = admin.get("/api/timeline?kind=identity.invitationAccepted").answered(200);
    assertThat(accepted.at("/items/0/actorName").asString()).isEqualTo("Ada Lender");
  }

  @Test
  void aSecretIsStoredOnlyAsLongAsItHasToBeSent() {
    invite("ada").answered(201);
    assertThat(house.query("select secret from outgoing_message where tenant_id = " + quoted()))
        .doesNotContainNull()
        .hasSize(1);
    var secret = house.secret(tenant);
    assertThat(
            house.query(
                "select to_jsonb(m)::text from outgoing_message m where tenant_id = " + quoted()))
        .singleElement()
        .asString()
        .contains("\"secret\": null")
        .doesNotContain(secret);
    assertThat(house.query("select to_jsonb(i)::text from invitation i").toString())
        .doesNotContain(secret);
  }

  @Test
  void anInvitationExpires() {
    invite("ada").answered(201);
    var secret = house.secret(tenant);
    house.execute("update invitation set expires_at = now() where tenant_id = " + quoted());
    house.unchanged(
        () ->
            accept(house.as(tenant, "x"), secret).refused(422, "INVITATION_INVALID", "invitation"));
  }

  @Test
  void aDeactivatedUserMayDoNothingFromTheNextRequestOn() {
    var user = house.whoMay(tenant, "revenue.vendor.read");
    user.get(VENDORS).answered(200);
    var id = lastUser();
    assertThat(admin.post(USERS + "/" + id + "/deactivate").answered(200).path("status").asString())
        .isEqualTo("DEACTIVATED");
    user.get(VENDORS).refused(403, "USER_DEACTIVATED", null);
    house.unchanged(() -> admin.post(USERS + "/" + id + "/deactivate").answered(200));
    admin.post(USERS + "/" + id + "/reactivate").answered(200);
    user.get(VENDORS).answered(200);
    assertThat(kinds()).containsExactly("identity.userReactivated", "identity.userDeactivated");
  }

  @Test
  void aRolePermitsWhatItSaysToAllWhoHaveIt() {
    var user = house.whoMay(tenant, "revenue.bill.read");
    var id = lastUser();
    admin.put(ROLES + "/purchaser", role("revenue.vendor.read")).answered(200);
    user.get(VENDORS).refused(403, "PERMISSION_MISSING", null);
    done(change("PUT", ROLES + "/purchaser/users/" + id));
    user.get(VENDORS).answered(200);
    var read = admin.get(USERS + "/" + id).answered(200);
    assertThat(texts(read.path("permissions")))
        .containsExactly("revenue.bill.read", "revenue.vendor.read");
    assertThat(texts(read.path("roles"))).containsExactly("purchaser");
    admin.put(ROLES + "/purchaser", role("revenue.ledger.read")).answered(200);
    user.get(VENDORS).refused(403, "PERMISSION_MISSING", null);
    change("DELETE", ROLES + "/purchaser").refused(409, "ROLE_IN_USE", null);
    done(change("DELETE", ROLES + "/purchaser/users/" + id));
    done(change("DELETE", ROLES + "/purchaser"));
    admin.get(ROLES + "/purchaser").refused(404, "ROLE_NOT_FOUND", "roleId");
  }

  @Test
  void aUserComesIntoAGroupAndLeavesIt() {
    var user = house.whoMay(tenant, "revenue.bill.read");
    var id = lastUser();
    admin.put(ROLES + "/purchaser", role("revenue.vendor.read")).answered(200);
    done(change("PUT", GROUPS + "/buyers"), 200);
    done(change("PUT", ROLES + "/purchaser/groups/buyers"));
    done(change("PUT", GROUPS + "/buyers/members/" + id));
    user.get(VENDORS).answered(200);
    assertThat(admin.get(GROUPS + "/buyers").answered(200).path("members").asInt()).isOne();
    assertThat(admin.get(USERS + "?group=buyers").answered(200).at("/items/0/id").asString())
        .isEqualTo(id);
    change("DELETE", GROUPS + "/buyers").refused(409, "GROUP_NOT_EMPTY", null);
    done(change("DELETE", GROUPS + "/buyers/members/" + id));
    user.get(VENDORS).refused(403, "PERMISSION_MISSING", null);
    done(change("DELETE", GROUPS + "/buyers"));
    admin.get(GROUPS + "/buyers").refused(404, "GROUP_NOT_FOUND", "groupId");
  }

  @Test
  void nobodyGivesWhatTheyDoNotHave() {
    admin.put(ROLES + "/treasurer", role("revenue.payment.record")).answered(200);
    done(change("PUT", GROUPS + "/treasury"), 200);
    done(change("PUT", ROLES + "/treasurer/groups/treasury"));
    var helper =
        house.whoMay(
            tenant,
            "identity.role.manage",
            "identity.group.manage",
            "identity.user.invite",
            "identity.user.manage");
    var id = lastUser();
    admin.post(USERS + "/clerk/deactivate").answered(200);
    house.unchanged(
        () -> {
          for (var exceeding :
              List.of(
                  helper.put(ROLES + "/mine", role("revenue.payment.record")),
                  helper.put(
                      ROLES + "/treasurer", role("revenue.payment.record", "money.rate.set")),
                  change(helper, "PUT", ROLES + "/treasurer/users/" + id),
                  change(helper, "PUT", ROLES + "/administrator/users/" + id),
                  change(helper, "PUT", ROLES + "/treasurer/groups/nothing"),
                  change(helper, "PUT", GROUPS + "/treasury/members/" + id),
                  helper.post(USERS + "/clerk/reactivate"),
                  helper.post(
                      INVITATIONS,
                      """
                      {"userId": "ada", "displayName": "Ada", "email": "ada@acme.example", "groups": ["treasury"]}
                      """))) {
            exceeding.refused(403, "GRANT_EXCEEDS_OWN", null);
          }
        });
    helper.put(ROLES + "/inviter", role("identity.user.invite")).answered(200);
  }

  @Test
  void theLastAdministratorStays() {
    house.unchanged(
        () -> {
          admin.post(USERS + "/admin/deactivate").refused(409, "LAST_ADMINISTRATOR", null);
          change("DELETE", ROLES + "/administrator/groups/administrators")
              .refused(409, "LAST_ADMINISTRATOR", null);
          change("DELETE", GROUPS + "/administrators/members/admin")
              .refused(409, "LAST_ADMINISTRATOR", null);
          admin.put(ROLES + "/administrator", role()).refused(409, "ROLE_FIXED", null);
        });
    var other = house.administrator(tenant, "other");
    admin.post(USERS + "/admin/deactivate").answered(200);
    other.post(USERS + "/other/deactivate").refused(409, "LAST_ADMINISTRATOR", null);
  }

  @Test
  void ofTwoAdministratorsWhoDeactivateEachOtherOneStays() throws Exception {
    var other = house.administrator(tenant, "other");
    var together = new CyclicBarrier(2);
    Callable<Client.Answer> one = at(together, admin, "other");
    Callable<Client.Answer> two = at(together, other, "admin");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses =
          threads.invokeAll(List.of(one, two)).stream()
              .map(Future::resultNow)
              .map(Client.Answer::status);
      assertThat(statuses).contains(200);
    }
    assertThat(
            house.query(
                "select id from app_user where status = 'ACTIVE' and id in ('admin', 'other') and tenant_id = "
                    + quoted()))
        .hasSize(1);
  }

  private static Callable<Client.Answer> at(CyclicBarrier together, Client who, String whom) {
    return () -> {
      together.await();
      return who.post(USERS + "/" + whom + "/deactivate");
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | /api/identity/invitations | {"userId": "clerk", "displayName": "A", "email": "a@b.example"} | 409 | USER_EXISTS | userId
          POST   | /api/identity/invitations | {"userId": "a", "displayName": " ", "email": "a@b.example"} | 422 | USER_INVALID | displayName
          POST   | /api/identity/invitations | {"userId": "a", "displayName": "A", "email": "a"} | 422 | EMAIL_ADDRESS_INVALID | email
          POST   | /api/identity/invitations | {"userId": "a b", "displayName": "A", "email": "a@b.example"} | 400 | VALUE_INVALID | userId
          POST   | /api/identity/invitations | {"userId": "a", "displayName": "A", "email": "a@b.example", "groups": ["none"]} | 422 | GROUP_NOT_FOUND | groups
          POST   | /api/identity/invitations | {"userId": "a", "displayName": "A", "email": "a@b.example", "roles": ["none"]} | 422 | ROLE_NOT_FOUND | roles
          POST   | /api/identity/users/clerk/invite | {} | 409 | USER_NOT_IN_STATUS |
          POST   | /api/identity/users/nobody/deactivate | {} | 404 | USER_NOT_FOUND | userId
          GET    | /api/identity/users?after=a%20b | {} | 422 | UNKNOWN_CURSOR | after
          PUT    | /api/identity/groups/Finance | {} | 422 | GROUP_INVALID | groupId
          PUT    | /api/identity/groups/none/members/clerk | {} | 404 | GROUP_NOT_FOUND | groupId
          PUT    | /api/identity/groups/everything/members/nobody | {} | 404 | USER_NOT_FOUND | userId
          PUT    | /api/identity/roles/Boss | {"description": "", "permissions": []} | 422 | ROLE_INVALID | roleId
          PUT    | /api/identity/roles/boss | {"description": "", "permissions": ["revenue.bill.eat"]} | 422 | PERMISSION_UNKNOWN | permissions
          PUT    | /api/identity/roles/boss | {"description": "", "permissions": ["*"]} | 422 | PERMISSION_UNKNOWN | permissions
          PUT    | /api/identity/roles/boss | {"permissions": []} | 400 | FIELD_REQUIRED | description
          PUT    | /api/identity/roles/none/users/clerk | {} | 404 | ROLE_NOT_FOUND | roleId
          DELETE | /api/identity/roles/administrator | {} | 409 | ROLE_FIXED |
          """)
  void refusesWhatMakesNoSense(
      String method, String path, String body, int status, String code, String field) {
    house.unchanged(
        () ->
            admin
                .send(
                    method,
                    path,
                    BodyPublishers.ofString(body),
                    request -> request.header("Content-Type", "application/json"))
                .refused(status, code, field));
  }

  @Test
  void anotherTenantsUsersGroupsAndRolesAreNotThere() {
    var stranger = house.administrator(house.tenant(), "admin");
    admin.put(ROLES + "/secret-role", role()).answered(200);
    invite("ada").answered(201);
    stranger.get(USERS + "/ada").refused(404, "USER_NOT_FOUND", "userId");
    stranger.get(ROLES + "/secret-role").refused(404, "ROLE_NOT_FOUND", "roleId");
    assertThat(stranger.get(ROLES).answered(200).toString()).doesNotContain("secret-role");
    assertThat(stranger.get(USERS).answered(200).toString()).doesNotContain("ada");
  }

  @Test
  void listsUsersInPages() {
    var first = admin.get(USERS + "?limit=2").answered(200);
    assertThat(first.path("items").valueStream().map(u -> u.path("id").asString()))
        .containsExactly("admin", "clerk");
    var rest = admin.get(USERS + "?limit=2&after=" + first.path("after").asString()).answered(200);
    assertThat(rest.path("items").valueStream().map(u -> u.path("id").asString()))
        .containsExactly("guest");
    assertThat(rest.has("after")).isFalse();
    assertThat(admin.get(USERS + "?status=INVITED").answered(200).path("items")).isEmpty();
  }

  @Test
  void everyPermissionOfTheProgramIsInTheCatalogueAndTheAdministratorHasIt() {
    var catalogue = admin.get("/api/identity/permissions").answered(200).path("items");
    var names = catalogue.valueStream().map(p -> p.path("name").asString()).toList();
    assertThat(names)
        .containsExactlyElementsOf(
            house.endpoints().stream()
                .map(endpoint -> endpoint.permission().value())
                .filter(permission -> !permission.equals("identity.invitation.accept"))
                .filter(permission -> !permission.startsWith("platform."))
                .distinct()
                .sorted()
                .toList());
    assertThat(catalogue.toString()).contains("POST /api/revenue/bills/{billId}/submit");
    assertThat(texts(admin.get(USERS + "/admin").answered(200).path("permissions")))
        .isEqualTo(names);
  }

  private Client.Answer invite(String id) {
    return admin.post(
        INVITATIONS,
        "{\"userId\": \"%s\", \"displayName\": \"Ada\", \"email\": \"ada@acme.example\"}"
            .formatted(id));
  }

  private static Client.Answer accept(Client who, String secret) {
    return who.post(INVITATIONS + "/accept", "{\"invitation\": \"%s\"}".formatted(secret));
  }

  private static String role(String... permissions) {
    return "{\"description\": \"For a test\", \"permissions\": [%s]}"
        .formatted(String.join(", ", Stream.of(permissions).map(p -> "\"" + p + "\"").toList()));
  }

  private Client.Answer change(String method, String path) {
    return change(admin, method, path);
  }

  private static Client.Answer change(Client who, String method, String path) {
    return who.send(method, path, BodyPublishers.noBody(), request -> {});
  }

  private static void done(Client.Answer answer) {
    done(answer, 204);
  }

  private static void done(Client.Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
  }

  private static List<String> texts(tools.jackson.databind.JsonNode list) {
    return list.valueStream().map(text -> text.asString()).toList();
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
        .query("select id from app_user where id like 'user-%' and tenant_id = " + quoted())
        .getLast();
  }

  private String quoted() {
    return "'" + tenant + "'";
  }
}
