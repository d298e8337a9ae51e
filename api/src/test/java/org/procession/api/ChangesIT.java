package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ChangesIT {

  private static final String VENDORS = "/api/revenue/vendors/";
  private static final String IBAN = "DE89370400440532013000";
  private static final String OTHER_IBAN = "GB82WEST12345698765432";

  @Autowired private House house;
  private Client clerk;
  private String client;
  private String contact;
  private String vendor;

  @BeforeEach
  void records() {
    clerk = house.as(house.tenant(), "clerk");
    client = Invoices.CLIENTS + "/" + Invoices.client(clerk);
    contact = clerk.post(client + "/contacts", Invoices.contact()).header("Location");
    vendor = VENDORS + Bills.vendor(clerk, "Paper Mill", "DE123456789");
  }

  /** The newest event, if it is one of a record of the type. */
  private String newest(String type) {
    var event = clerk.get("/api/timeline?limit=1").answered(200).at("/items/0");
    assertThat(event.path("subject").asString()).startsWith(type + ":");
    return event.path("summary").asString();
  }

  @Test
  void changesWhatAPatchNamesAndLeavesTheRest() {
    var before = clerk.get(client);
    var changed =
        clerk.patch(
            client,
            before.header("ETag"),
            "{\"email\": null, \"segment\": \"SMALL\", \"address\": {\"city\": \"Bonn\", \"line2\": \"Rear\"}}");
    var after = changed.answered(200);
    assertThat(after.has("email")).isFalse();
    assertThat(after.path("segment").asString()).isEqualTo("SMALL");
    assertThat(after.at("/address/city").asString()).isEqualTo("Bonn");
    assertThat(after.at("/address/line2").asString()).isEqualTo("Rear");
    for (var field : new String[] {"/name", "/language", "/paymentTermsDays", "/address/line1"}) {
      assertThat(after.at(field)).isEqualTo(before.json().at(field));
    }
    assertThat(clerk.get(client).answered(200)).isEqualTo(after);
    assertThat(clerk.get(client).header("ETag"))
        .isEqualTo(changed.header("ETag"))
        .isNotEqualTo(before.header("ETag"));
    assertThat(newest("client"))
        .isEqualTo("Client Book Shop changed: address, e-mail address, segment");
  }

  @Test
  void correctsAContactWhichItsTimelineTells() {
    var before = clerk.get(contact);
    assertThat(clerk.post(client + "/contacts", Invoices.contact()).header("ETag"))
        .isEqualTo(before.header("ETag"));
    var changed =
        clerk.patch(
            contact,
            before.header("ETag"),
            "{\"email\": \"ada@new.example\", \"phone\": \"+49 30 901821\", \"language\": null}");
    assertThat(changed.answered(200).path("email").asString()).isEqualTo("ada@new.example");
    assertThat(changed.text("/phone")).isEqualTo("+4930901821");
    assertThat(changed.text("/language")).isEqualTo("de");
    assertThat(clerk.get(contact).answered(200)).isEqualTo(changed.json());
    assertThat(newest("contact"))
        .isEqualTo("Contact Ada of Book Shop changed: e-mail address, phone number, language");
    assertThat(
            clerk
                .send(
                    "GET",
                    contact,
                    BodyPublishers.noBody(),
                    r -> r.header("If-None-Match", changed.header("ETag")))
                .status())
        .isEqualTo(304);
  }

  @Test
  void changesAVendorAndItsBankAccountByTheRulesForThat() {
    var changed = clerk.patch(vendor, "\"0\"", "{\"name\": \"Ink Mill\", \"risk\": \"HIGH\"}");
    assertThat(changed.answered(200).path("name").asString()).isEqualTo("Ink Mill");
    assertThat(newest("vendor")).isEqualTo("Vendor Ink Mill changed: name, risk");
    var account = clerk.patch(vendor, "*", "{\"iban\": \"%s\"}".formatted(IBAN));
    assertThat(account.answered(200).path("iban").asString()).isEqualTo(IBAN);
    assertThat(newest("vendor"))
        .isEqualTo("Bank account of vendor Ink Mill changed to one that ends in 3000");
    clerk.patch(vendor, "*", "{\"iban\": \"%s\"}".formatted(OTHER_IBAN)).answered(200);
    house.unchanged(
        () -> {
          clerk.patch(vendor, "*", "{\"iban\": null}").refused(422, "VENDOR_INVALID", "iban");
          clerk.patch(vendor, "*", "{\"iban\": \"DE00\"}").refused(422, "IBAN_INVALID", "iban");
          clerk
              .patch(vendor, "*", "{\"country\": \"XX\"}")
              .refused(422, "VENDOR_INVALID", "country");
        });
    Bills.vendor(clerk, "Toy Mill", "DE987654321");
    house.unchanged(
        () ->
            clerk
                .patch(vendor, "*", "{\"vatId\": \"DE987654321\"}")
                .refused(409, "VENDOR_EXISTS", "vatId"));
  }

  @Test
  void leavesNoTraceOfAPatchThatChangesNothing() {
    house.unchanged(
        () -> {
          for (var record : new String[] {client, contact, vendor}) {
            var same = clerk.patch(record, "\"0\"", "{}");
            assertThat(same.answered(200)).isEqualTo(clerk.get(record).json());
            assertThat(same.header("ETag")).isEqualTo("\"0\"");
          }
        });
  }

  private static final String WRONG_PATCHES =
      """
          {"colour": "red"}               | 400 | FIELD_UNKNOWN         | colour
          {"colour": null}                | 400 | FIELD_UNKNOWN         | colour
          {"id": "1"}                     | 400 | FIELD_UNKNOWN         | id
          {"address": {"planet": "Mars"}} | 400 | FIELD_UNKNOWN         | address.planet
          {"name": null}                  | 400 | FIELD_REQUIRED        | name
          {"address": {"country": null}}  | 400 | FIELD_REQUIRED        | address.country
          {"address": null}               | 400 | FIELD_REQUIRED        | address
          {"address": "Berlin"}           | 400 | VALUE_INVALID         | address
          {"name": 5}                     | 400 | VALUE_INVALID         | name
          {"name": ["a"]}                 | 400 | VALUE_INVALID         | name
          {"segment": "VIP"}              | 400 | VALUE_INVALID         | segment
          {"paymentTermsDays": 1.5}       | 400 | VALUE_INVALID         | paymentTermsDays
          {"paymentTermsDays": 1e400}     | 400 | VALUE_INVALID         | paymentTermsDays
          {"name": "a", "name": "b"}      | 400 | MALFORMED_JSON        |
          [{"name": "a"}]                 | 400 | VALUE_INVALID         |
          "name"                          | 400 | VALUE_INVALID         |
          null                            | 400 | BODY_REQUIRED         |
                                          | 400 | BODY_REQUIRED         |
          {"email": "office"}             | 422 | EMAIL_ADDRESS_INVALID | email
          {"paymentTermsDays": -1}        | 422 | CLIENT_INVALID        | paymentTermsDays
          """;

  @Test
  void refusesAPatchThatIsWrong() {
    house.unchanged(
        () ->
            WRONG_PATCHES
                .lines()
                .map(line -> line.split("\\|", -1))
                .forEach(
                    row -> {
                      var field = row[3].isBlank() ? null : row[3].strip();
                      clerk
                          .patch(client, "\"0\"", row[0].strip())
                          .refused(Integer.parseInt(row[1].strip()), row[2].strip(), field);
                    }));
  }

  @Test
  void tellsAllThatIsMissing() {
    var wrong = clerk.patch(client, "*", "{\"name\": null, \"address\": {\"country\": null}}");
    assertThat(
            wrong
                .refused(400, "FIELD_REQUIRED", "address.country")
                .path("errors")
                .valueStream()
                .map(e -> e.path("field").asString()))
        .containsExactly("address.country", "name");
    clerk
        .patch(contact, "*", "{\"phone\": null}")
        .refused(422, "CLIENT_INVALID", "preferredChannel");
  }

  @Test
  void takesPatchesAsPatchesOnly() {
    house.unchanged(
        () ->
            clerk
                .send(
                    "PATCH",
                    client,
                    BodyPublishers.ofString("{}"),
                    r -> r.header("Content-Type", "application/json").header("If-Match", "*"))
                .refused(415, "UNSUPPORTED_MEDIA_TYPE", null));
  }

  @Test
  void changesNothingWithoutTheVersionThatItIsMadeFrom() {
    house.unchanged(
        () -> {
          for (var record : new String[] {client, contact, vendor}) {
            clerk
                .send(
                    "PATCH",
                    record,
                    BodyPublishers.ofString("{}"),
                    r -> r.header("Content-Type", "application/merge-patch+json"))
                .refused(428, "IF_MATCH_REQUIRED", "If-Match");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"0\"", "*", "\"7\", \"0\"", "\"a,b\" , W/\"1\",\"0\""})
  void takesAnyOfTheVersionsThatWillDo(String ifMatch) {
    clerk.patch(client, ifMatch, "{\"name\": \"Books\"}").answered(200);
  }

  @Test
  void refusesAnotherVersion() {
    house.unchanged(
        () -> {
          for (var ifMatch : new String[] {"\"1\"", "W/\"0\"", "\"\"", "\"00\"", "\"x\", \"y\""}) {
            for (var record : new String[] {client, contact, vendor}) {
              clerk
                  .patch(record, ifMatch, "{\"name\": \"Another\"}")
                  .refused(412, "CHANGED_MEANWHILE", null);
            }
          }
        });
  }

  @Test
  void refusesAVersionThatIsNone() {
    house.unchanged(
        () -> {
          for (var ifMatch :
              new String[] {"0", "\"0", "\"0\";\"1\"", "\"0\" \"1\"", "*, \"0\"", "w/\"0\""}) {
            clerk.patch(client, ifMatch, "{}").refused(400, "VALUE_INVALID", "If-Match");
          }
        });
  }

  @Test
  void letsOneOfManyChangesAtTheSameTimeThrough() {
    var sent =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> clerk.patch(client, "\"0\"", "{\"name\": \"Shop %d\"}".formatted(i))))
            .toList();
    var answers = sent.stream().map(CompletableFuture::join).toList();
    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> answer.refused(412, "CHANGED_MEANWHILE", null));
    assertThat(clerk.get(client).header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void doesNotKnowAnotherTenantsRecords() {
    var stranger = house.as(house.tenant(), "clerk");
    var codes =
        Map.of(client, "CLIENT_NOT_FOUND", contact, "CLIENT_NOT_FOUND", vendor, "VENDOR_NOT_FOUND");
    house.unchanged(
        () ->
            codes.forEach(
                (record, code) -> {
                  var answer = stranger.patch(record, "*", "{}");
                  assertThat(answer.status()).isEqualTo(404);
                  assertThat(answer.text("/code")).isEqualTo(code);
                }));
  }

  @Test
  void describesTheConditionOncePerOperation() {
    var paths = house.client(null).get("/v3/api-docs").answered(200).path("paths");
    for (var operation :
        new String[] {
          "/~1api~1crm~1clients~1{clientId}/put",
          "/~1api~1crm~1clients~1{clientId}/patch",
          "/~1api~1revenue~1vendors~1{vendorId}~1bank-account/put"
        }) {
      var parameters = paths.at(operation).path("parameters");
      assertThat(parameters.findValuesAsString("$ref"))
          .containsExactly("#/components/parameters/IfMatch");
      assertThat(parameters.findValuesAsString("in")).containsOnly("path");
    }
  }

  @Test
  void correctsABillUntilItIsHandedIn() {
    var bill = Bills.PATH + "/" + Bills.draft(clerk);
    var read = clerk.get(bill);
    clerk.patch(bill, read.header("ETag"), "{}").answered(200);
    assertThat(clerk.get(bill).header("ETag")).isEqualTo(read.header("ETag"));
    var changed =
        clerk.patch(
            bill,
            read.header("ETag"),
            """
            {"number": "R-2026-18", "category": "CAPITAL", "dueDate": null,
             "lines": [{"description": "Desk", "quantity": 1, "unitPrice": 100, "taxCategory": "S", "taxRate": 19}],
             "totals": {"net": "100.00", "tax": "19.00", "gross": "119.00"}}
            """);
    assertThat(changed.answered(200).path("number").asString()).isEqualTo("R-2026-18");
    assertThat(changed.text("/dueDate")).isEqualTo("2026-04-01");
    assertThat(changed.text("/lines/0/net")).isEqualTo("100.00");
    assertThat(changed.json().path("lines").size()).isEqualTo(1);
    assertThat(clerk.get(bill).answered(200)).isEqualTo(changed.json());
    assertThat(newest("bill"))
        .isEqualTo("Bill R-2026-18 of Paper Mill changed: number, category, lines, totals");
    house.unchanged(
        () -> {
          var tag = changed.header("ETag");
          clerk.patch(bill, read.header("ETag"), "{}").refused(412, "CHANGED_MEANWHILE", null);
          clerk
              .patch(bill, tag, "{\"totals\": {\"tax\": \"20.00\"}}")
              .refused(422, "TOTALS_DO_NOT_ADD_UP", "totals.tax");
          clerk
              .patch(bill, tag, "{\"vendorId\": \"01970000-0000-7000-8000-000000000000\"}")
              .refused(422, "VENDOR_NOT_FOUND", "vendorId");
          clerk
              .patch(bill, tag, "{\"status\": \"POSTED\"}")
              .refused(400, "FIELD_UNKNOWN", "status");
        });
    clerk.post(bill + "/submit").answered(202);
    house.unchanged(
        () ->
            clerk
                .patch(bill, "*", "{\"category\": \"GOODS\"}")
                .refused(409, "BILL_NOT_IN_STATUS", null));
  }

  @Test
  void leavesABillAsItsEInvoiceHasIt() {
    Bills.vendor(clerk, "Seller", "NL16356706");
    var bill = clerk.postXml(Bills.E_INVOICES, Bills.eInvoice("ubl-example5")).header("Location");
    clerk.patch(bill, "*", "{\"category\": \"TRAVEL\"}").answered(200);
    house.unchanged(
        () ->
            clerk
                .patch(bill, "*", "{\"number\": \"mine\"}")
                .refused(409, "BILL_SAYS_AS_DOCUMENT", null));
  }

  @Test
  void correctsAProposalUntilItIsHandedIn() {
    var tenant = house.tenant();
    var manager = house.as(tenant, "clerk");
    var proposal =
        """
        {"title": "Warehouse", "sponsor": "guest", "budget": "20000.00", "currency": "EUR", "risk": "LOW",
         "startsOn": "2027-01-04", "endsOn": "2027-06-30", "members": [{"user": "clerk", "role": "MANAGER"}]}
        """;
    var project = manager.post("/api/projects/projects", proposal).header("Location");
    var read = manager.get(project);
    var changed =
        manager.patch(
            project,
            read.header("ETag"),
            """
            {"title": "Depot", "budget": 30000, "members": null,
             "milestones": [{"title": "Go live", "dueOn": "2027-06-30"}]}
            """);
    assertThat(changed.answered(200).path("title").asString()).isEqualTo("Depot");
    assertThat(changed.text("/budget")).isEqualTo("30000.00");
    assertThat(changed.json().path("members")).isEmpty();
    assertThat(changed.text("/milestones/0/title")).isEqualTo("Go live");
    assertThat(manager.get(project).answered(200)).isEqualTo(changed.json());
    var event = manager.get("/api/timeline?limit=1").answered(200).at("/items/0/summary");
    assertThat(event.asString())
        .isEqualTo("Project Depot changed: title, budget, members, milestones");
    house.unchanged(
        () -> {
          var tag = changed.header("ETag");
          manager.patch(project, read.header("ETag"), "{}").refused(412, "CHANGED_MEANWHILE", null);
          manager.patch(project, tag, "{\"submit\": true}").refused(400, "FIELD_UNKNOWN", "submit");
          manager
              .patch(project, tag, "{\"endsOn\": \"2027-01-04\"}")
              .refused(422, "PROJECT_DATES_INVALID", "endsOn");
          manager
              .patch(project, tag, "{\"sponsor\": \"nobody\"}")
              .refused(422, "PROJECT_PARTICIPANT_UNKNOWN", "sponsor");
        });
    manager.post(project + "/submit").answered(202);
    house.unchanged(
        () ->
            manager
                .patch(project, "*", "{\"title\": \"Late\"}")
                .refused(409, "PROJECT_NOT_IN_STATUS", null));
  }
}
