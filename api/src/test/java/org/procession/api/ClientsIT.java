package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class ClientsIT {

  @Autowired private House house;
  private Client clerk;

  @BeforeEach
  void tenant() {
    clerk = house.as(house.tenant(), "clerk");
  }

  @Test
  void createsAClientAndAContactWhoStandOnItsTimeline() {
    var created = clerk.post(Invoices.CLIENTS, Invoices.client());
    var client = created.answered(201);
    var address = created.header("Location");
    assertThat(address).isEqualTo(Invoices.CLIENTS + "/" + client.path("id").asString());
    assertThat(client.at("/address/city").asString()).isEqualTo("Berlin");
    assertThat(client.has("vatId")).isFalse();
    assertThat(clerk.get(address).answered(200)).isEqualTo(client);

    var added = clerk.post(address + "/contacts", Invoices.contact());
    var contact = added.answered(201);
    assertThat(contact.path("phone").asString()).isEqualTo("+4930901820");
    assertThat(contact.path("clientId")).isEqualTo(client.path("id"));
    assertThat(clerk.get(added.header("Location")).answered(200)).isEqualTo(contact);
    assertThat(clerk.get(address + "/contacts").answered(200).path("items"))
        .containsExactly(contact);

    var timeline = clerk.get("/api/timeline?subject=client:" + client.path("id").asString());
    assertThat(kinds(timeline.answered(200)))
        .containsExactly("crm.contactAdded", "crm.clientCreated");
  }

  private static Stream<String> kinds(JsonNode page) {
    return page.path("items").valueStream().map(event -> event.path("kind").asString());
  }

  @Test
  void takesDefaultsForWhatIsLeftOut() {
    var client =
        clerk
            .post(Invoices.CLIENTS, "{\"name\": \"Nomad\", \"address\": {\"country\": \"FR\"}}")
            .answered(201);
    assertThat(client.path("segment").asString()).isEqualTo("STANDARD");
    assertThat(client.path("language").asString()).isEqualTo("en");
    assertThat(client.path("paymentTermsDays").asInt()).isEqualTo(30);
    var contact =
        clerk
            .post(
                Invoices.CLIENTS + "/" + client.path("id").asString() + "/contacts",
                "{\"name\": \"Ada\", \"email\": \"a@b.example\", \"preferredChannel\": \"EMAIL\"}")
            .answered(201);
    assertThat(contact.path("language").asString()).isEqualTo("en");
    assertThat(contact.path("billing").asBoolean()).isFalse();
  }

  @Test
  void changesTheVersionOfAClientThatWasRead() {
    var address = Invoices.CLIENTS + "/" + Invoices.client(clerk);
    var version = clerk.get(address).header("ETag");
    var small = Invoices.client().replace("KEY", "SMALL");
    var changed = change(address, version, small);
    assertThat(changed.answered(200).path("segment").asString()).isEqualTo("SMALL");
    assertThat(clerk.get(address).header("ETag"))
        .isEqualTo(changed.header("ETag"))
        .isNotEqualTo(version);
    house.unchanged(
        () -> {
          change(address, version, Invoices.client()).refused(412, "CHANGED_MEANWHILE", null);
          clerk.put(address, small).refused(428, "IF_MATCH_REQUIRED", "If-Match");
          change(address, changed.header("ETag"), small).answered(200);
        });
  }

  private Client.Answer change(String address, String version, String client) {
    return clerk.send(
        "PUT",
        address,
        BodyPublishers.ofString(client),
        request -> request.header("If-Match", version).header("Content-Type", "application/json"));
  }

  @Test
  void findsClientsByTheBeginningOfTheirNames() {
    for (var name : new String[] {"Book Shop", "Toy Shop", "bookbinder"}) {
      clerk
          .post(Invoices.CLIENTS, Invoices.client().replace("\"Book Shop\"", '"' + name + '"'))
          .answered(201);
    }
    assertThat(names("?name=BOOK")).containsExactly("bookbinder", "Book Shop");
    assertThat(names("?name=%25")).isEmpty();
    assertThat(names("?limit=2")).containsExactly("bookbinder", "Toy Shop");
    clerk.get(Invoices.CLIENTS + "?limit=0").refused(422, "LIMIT_OUT_OF_RANGE", "limit");
    clerk.get(Invoices.CLIENTS + "?after=x").refused(422, "UNKNOWN_CURSOR", "after");
  }

  private Stream<String> names(String query) {
    return clerk
        .get(Invoices.CLIENTS + query)
        .answered(200)
        .path("items")
        .valueStream()
        .map(client -> client.path("name").asString());
  }

  @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "name": "Book Shop"             | "name": " "             | 422 | CLIENT_INVALID        | name
          "name": "Book Shop"             | "name": "a\\nb"         | 422 | CLIENT_INVALID        | name
          "name": "Book Shop"             | "name": null            | 400 | FIELD_REQUIRED        | name
          "vatId": null                   | "vatId": "123"          | 422 | VAT_ID_INVALID        | vatId
          "country": "DE"                 | "country": "XX"         | 422 | CLIENT_INVALID        | address.country
          "country": "DE"                 | "country": null         | 400 | FIELD_REQUIRED        | address.country
          "email": "office@books.example" | "email": "office@books" | 422 | EMAIL_ADDRESS_INVALID | email
          "segment": "KEY"                | "segment": "VIP"        | 400 | VALUE_INVALID         | segment
          "language": "de"                | "language": "german"    | 422 | LANGUAGE_UNKNOWN      | language
          "paymentTermsDays": 14          | "paymentTermsDays": -1  | 422 | CLIENT_INVALID        | paymentTermsDays
          "paymentTermsDays": 14          | "paymentTermsDays": 1.5 | 400 | VALUE_INVALID         | paymentTermsDays
          """)
  void refusesAClientThatIsWrong(
      String right, String wrong, int status, String code, String field) {
    var address = Invoices.CLIENTS + "/" + Invoices.client(clerk);
    var client = Invoices.client();
    assertThat(client).contains(right);
    var changed = client.replace(right, wrong);
    house.unchanged(
        () -> {
          clerk.post(Invoices.CLIENTS, changed).refused(status, code, field);
          change(address, "\"0\"", changed).refused(status, code, field);
        });
  }

  @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "phone": "+49 30 901820"     | "phone": "030 901820"             | 422 | PHONE_NUMBER_INVALID  | phone
          "phone": "+49 30 901820"     | "phone": "+49 1"                  | 422 | PHONE_NUMBER_INVALID  | phone
          "phone": "+49 30 901820"     | "phone": "+1 555 000 00000000000" | 422 | PHONE_NUMBER_INVALID  | phone
          "phone": "+49 30 901820"     | "phone": null                     | 422 | CLIENT_INVALID        | preferredChannel
          "email": "ada@books.example" | "email": "ada"                    | 422 | EMAIL_ADDRESS_INVALID | email
          "language": "en"             | "language": "x"                   | 422 | LANGUAGE_UNKNOWN      | language
          "name": "Ada"                | "name": ""                        | 422 | CLIENT_INVALID        | name
          "preferredChannel": "SMS"    | "preferredChannel": "PIGEON"      | 400 | VALUE_INVALID         | preferredChannel
          """)
  void refusesAContactThatIsWrong(
      String right, String wrong, int status, String code, String field) {
    var address = Invoices.CLIENTS + "/" + Invoices.client(clerk) + "/contacts";
    var contact = Invoices.contact();
    assertThat(contact).contains(right);
    house.unchanged(
        () -> clerk.post(address, contact.replace(right, wrong)).refused(status, code, field));
  }

  @Test
  void refusesASecondClientWithTheVatIdentifier() {
    var client = Invoices.client().replace("\"vatId\": null", "\"vatId\": \"DE 123456789\"");
    assertThat(clerk.post(Invoices.CLIENTS, client).answered(201).path("vatId").asString())
        .isEqualTo("DE123456789");
    house.unchanged(
        () -> clerk.post(Invoices.CLIENTS, client).refused(409, "CLIENT_EXISTS", "vatId"));
  }

  @Test
  void doesNotKnowAnotherTenantsClients() {
    var address = Invoices.CLIENTS + "/" + Invoices.client(clerk);
    var contact = clerk.post(address + "/contacts", Invoices.contact()).header("Location");
    var stranger = house.as(house.tenant(), "clerk");
    house.unchanged(
        () -> {
          stranger.get(address).refused(404, "CLIENT_NOT_FOUND", "clientId");
          stranger.get(contact).refused(404, "CLIENT_NOT_FOUND", "clientId");
          stranger.get(address + "/contacts").refused(404, "CLIENT_NOT_FOUND", "clientId");
          stranger
              .post(address + "/contacts", Invoices.contact())
              .refused(404, "CLIENT_NOT_FOUND", "clientId");
          assertThat(stranger.get(Invoices.CLIENTS).answered(200).path("items")).isEmpty();
        });
    var nobody = address + "/contacts/01970000-0000-7000-8000-000000000000";
    clerk.get(nobody).refused(404, "CONTACT_NOT_FOUND", "contactId");
  }
}
