package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class FourEyesIT {

  private static final String RULES = "/api/approvals/four-eyes-rules";
  private static final String VENDORS = "/api/revenue/vendors/";
  private static final String ACCOUNT = "{\"iban\": \"DE89 3704 0044 0532 0130 00\"}";

  @Autowired private House house;
  private TenantId tenant;
  private Client clerk;

  @BeforeEach
  void tenant() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
  }

  @Test
  void addsARuleOfTheCompanysOwnAndTakesItBack() {
    assertThat(rule("bill", "entered").path("keepsOut").asBoolean()).isFalse();
    var added = clerk.put(RULES + "/bill/entered", "{\"withinDays\": 7}").answered(200);
    assertThat(added).isEqualTo(rule("bill", "entered"));
    assertThat(added.path("withinDays").asInt()).isEqualTo(7);
    assertThat(added.path("own").asBoolean()).isTrue();
    var tightened = clerk.put(RULES + "/bill/entered", "{}").answered(200);
    assertThat(tightened.has("withinDays")).isFalse();
    assertThat(tightened.path("keepsOut").asBoolean()).isTrue();
    var another = house.as(house.tenant(), "clerk");
    assertThat(rule(another, "bill", "entered").path("keepsOut").asBoolean()).isFalse();
    delete("/bill/entered").answered(200);
    assertThat(rule("bill", "entered").path("own").asBoolean()).isFalse();
    var kinds = clerk.get("/api/timeline?kind=approvals.fourEyesRuleChanged").answered(200);
    assertThat(kinds.path("items")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /bill/liked     | {}                   | 404 | FOUR_EYES_RULE_UNKNOWN |
          /cake/submitted | {}                   | 404 | FOUR_EYES_RULE_UNKNOWN |
          /bill/submitted | {"withinDays": 1}    | 409 | FOUR_EYES_RULE_FIXED   |
          /bill/entered   | {"withinDays": 0}    | 422 | FOUR_EYES_RULE_INVALID | withinDays
          /bill/entered   | {"withinDays": 1.5}  | 400 | VALUE_INVALID          | withinDays
          /bill/entered   | {"days": 1}          | 400 | FIELD_UNKNOWN          | days
          """)
  void refusesARuleThatMakesNoSense(
      String path, String rule, int status, String code, String field) {
    house.unchanged(() -> clerk.put(RULES + path, rule).refused(status, code, field));
  }

  @Test
  void changesTheBankAccountOfTheVendorThatWasRead() {
    var address = VENDORS + Bills.vendor(clerk);
    var version = clerk.get(address).header("ETag");
    var changed = change(clerk, address, version, ACCOUNT);
    assertThat(changed.answered(200).path("iban").asString()).isEqualTo("DE89370400440532013000");
    assertThat(clerk.get(address).header("ETag"))
        .isEqualTo(changed.header("ETag"))
        .isNotEqualTo(version);
    house.unchanged(
        () -> {
          change(clerk, address, version, ACCOUNT).refused(412, "CHANGED_MEANWHILE", null);
          clerk
              .put(address + "/bank-account", ACCOUNT)
              .refused(428, "IF_MATCH_REQUIRED", "If-Match");
          change(clerk, address, changed.header("ETag"), "{}")
              .refused(400, "FIELD_REQUIRED", "iban");
          change(clerk, address, changed.header("ETag"), "{\"iban\": \"DE00\"}")
              .refused(422, "IBAN_INVALID", "iban");
          change(
                  clerk,
                  VENDORS + "01970000-0000-7000-8000-000000000000",
                  changed.header("ETag"),
                  ACCOUNT)
              .refused(404, "VENDOR_NOT_FOUND", "vendorId");
          change(clerk, address, changed.header("ETag"), ACCOUNT).answered(200);
        });
  }

  @Test
  void doesNotLetWhoApprovedABillChangeWhereItIsPaidTo() {
    var vendor = Bills.vendor(clerk);
    var bill = clerk.post(Bills.PATH, Bills.bill(vendor)).answered(201).path("id").asString();
    clerk.post(Bills.PATH + "/" + bill + "/submit").answered(202);
    house.execute(
        """
        insert into decision values
          ('%s', 'bill:%s', 1, 2, 1, 'everything', 'clerk', true, true, null, null, now())
        """
            .formatted(tenant, bill));
    var address = VENDORS + vendor;
    var version = clerk.get(address).header("ETag");
    house.unchanged(
        () -> change(clerk, address, version, ACCOUNT).refused(403, "FOUR_EYES_REQUIRED", null));
    change(house.whoMay(tenant, "revenue.vendor.change"), address, version, ACCOUNT).answered(200);
  }

  private static Client.Answer change(
      Client client, String vendor, String version, String account) {
    return client.send(
        "PUT",
        vendor + "/bank-account",
        BodyPublishers.ofString(account),
        request -> request.header("If-Match", version).header("Content-Type", "application/json"));
  }

  private Client.Answer delete(String rule) {
    return clerk.send("DELETE", RULES + rule, BodyPublishers.noBody(), request -> {});
  }

  private JsonNode rule(String type, String part) {
    return rule(clerk, type, part);
  }

  private static JsonNode rule(Client client, String type, String part) {
    Stream<JsonNode> rules = client.get(RULES).answered(200).path("items").valueStream();
    return rules
        .filter(rule -> rule.path("type").asString().equals(type))
        .filter(rule -> rule.path("part").asString().equals(part))
        .findFirst()
        .orElseThrow();
  }
}
