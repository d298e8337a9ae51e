package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.procession.domain.tenancy.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiTest
class BillsIT {

  @Autowired private House house;
  private TenantId tenant;
  private Client clerk;

  @BeforeEach
  void tenant() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
  }

  @Test
  void goesWithABillFromItsVendorToItsTimeline() {
    var vendor = Bills.vendor(clerk);
    var created = clerk.post(Bills.PATH, Bills.bill(vendor));
    var bill = created.answered(201);
    assertThat(created.header("Location")).isEqualTo(Bills.PATH + "/" + bill.path("id").asString());
    assertThat(bill.path("status").asString()).isEqualTo("DRAFT");
    assertThat(bill.path("vendorName").asString()).isEqualTo("Paper Mill");
    assertThat(bill.at("/lines/1/net").asString()).isEqualTo("9.99");
    assertThat(bill.at("/totals/gross").asString()).isEqualTo("1200.69");
    assertThat(bill.has("submittedBy")).isFalse();

    var submitted = clerk.post(created.header("Location") + "/submit").answered(202);
    assertThat(submitted.path("status").asString()).isEqualTo("SUBMITTED");

    var read = clerk.get(created.header("Location")).answered(200);
    assertThat(read.path("submittedBy").asString()).isEqualTo("clerk");
    assertThat(read.path("round").asInt()).isEqualTo(1);
    assertThat(read.path("lines")).isEqualTo(bill.path("lines"));
    assertThat(read.path("createdAt")).isEqualTo(bill.path("createdAt"));

    var timeline =
        clerk.get("/api/timeline?subject=bill:" + bill.path("id").asString()).answered(200);
    assertThat(kinds(timeline)).containsExactly("revenue.billSubmitted", "revenue.billCreated");
    assertThat(timeline.at("/items/0/actorName").asString()).isEqualTo("Clerk");
    assertThat(timeline.at("/items/0/summary").asString())
        .isEqualTo("Bill R-2026-17 of Paper Mill over 1200.69 EUR submitted");
    assertThat(timeline.at("/items/0/data/gross").toString())
        .isEqualTo("{\"amount\":\"1200.69\",\"currency\":\"EUR\"}");
    assertThat(kinds(clerk.get("/api/timeline?subject=vendor:" + vendor).answered(200)))
        .containsExactly("revenue.billSubmitted", "revenue.billCreated", "revenue.vendorCreated");
  }

  private static Stream<String> kinds(JsonNode page) {
    return page.path("items").valueStream().map(event -> event.path("kind").asString());
  }

  @Test
  void answersDecimalsExactlyAsTextWhicheverWayTheyWereSent() {
    var exact =
        Bills.bill(Bills.vendor(clerk))
            .replace("\"unitPrice\": 9.99", "\"unitPrice\": 99999999999.990001")
            .replace("\"quantity\": 1,", "\"quantity\": 1.000000,")
            .replace("\"1009.99\"", "100000000999.99")
            .replace("\"190.70\"", "7000000190.00")
            .replace("\"1200.69\"", "107000001189.99");
    var bill = clerk.post(Bills.PATH, exact).answered(201);
    assertThat(bill.at("/lines/1/unitPrice").asString()).isEqualTo("99999999999.990001");
    assertThat(bill.at("/lines/1/quantity").asString()).isEqualTo("1");
    assertThat(bill.at("/totals/gross").asString()).isEqualTo("107000001189.99");
    assertThat(clerk.get(Bills.PATH + "/" + bill.path("id").asString()).answered(200))
        .isEqualTo(bill);
  }

  @Test
  void takesABillForAnInvoiceThatIsDueIn30DaysUnlessToldOtherwise() {
    var short_ =
        Bills.bill(Bills.vendor(clerk))
            .replace("\"kind\": \"INVOICE\",", "")
            .replace("\"dueDate\": \"2026-04-01\",", "");
    var bill = clerk.post(Bills.PATH, short_).answered(201);
    assertThat(bill.path("kind").asString()).isEqualTo("INVOICE");
    assertThat(bill.path("dueDate").asString()).isEqualTo("2026-04-01");
  }

  @Test
  void knowsTheVersionOfABillByItsETag() {
    var address = Bills.PATH + "/" + Bills.draft(clerk);
    var version = clerk.get(address).header("ETag");
    assertThat(ifNoneMatch(address, version)).isEqualTo(304);
    clerk.post(address + "/submit").answered(202);
    assertThat(ifNoneMatch(address, version)).isEqualTo(200);
  }

  private int ifNoneMatch(String address, String version) {
    return clerk
        .send(
            "GET",
            address,
            BodyPublishers.noBody(),
            request -> request.header("If-None-Match", version))
        .status();
  }

  @Test
  void withdrawsABillOnceAndForAll() {
    var address = Bills.PATH + "/" + Bills.draft(clerk);
    var withdrawn = clerk.post(address + "/withdraw", "{\"reason\": \"Sent by mistake\"}");
    assertThat(withdrawn.answered(200).path("status").asString()).isEqualTo("WITHDRAWN");
    house.unchanged(() -> assertThat(clerk.post(address + "/withdraw").status()).isEqualTo(200));
    house.unchanged(() -> clerk.post(address + "/submit").refused(409, "BILL_NOT_IN_STATUS", null));
  }

  @Test
  void refusesAReasonThatIsALongStory() {
    var address = Bills.PATH + "/" + Bills.draft(clerk) + "/withdraw";
    var story = "{\"reason\": \"%s\"}".formatted("x".repeat(2001));
    house.unchanged(() -> clerk.post(address, story).refused(422, "BILL_INVALID", "reason"));
  }

  @Test
  void refusesToSubmitABillTwice() {
    var address = Bills.PATH + "/" + Bills.draft(clerk) + "/submit";
    clerk.post(address).answered(202);
    house.unchanged(() -> clerk.post(address).refused(409, "BILL_NOT_IN_STATUS", null));
  }

  @Test
  void letsOneOfManySimultaneousSubmissionsThrough() throws Exception {
    var address = Bills.PATH + "/" + Bills.draft(clerk) + "/submit";
    Callable<Integer> submit = () -> clerk.post(address).status();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses =
          threads.invokeAll(List.of(submit, submit, submit, submit, submit, submit)).stream()
              .map(answer -> answer.resultNow())
              .toList();
      assertThat(statuses).containsOnlyOnce(202).containsOnly(202, 409);
    }
    assertThat(
            house.query(
                "select count(*) from event where name = 'revenue.billSubmitted' and tenant_id = '%s'"
                    .formatted(tenant)))
        .containsExactly("1");
  }

  @Test
  void doesNotKnowAnotherTenantsBillsAndVendors() {
    var bill = Bills.PATH + "/" + Bills.draft(clerk);
    var vendor = clerk.get(bill).text("/vendorId");
    var stranger = house.as(house.tenant(), "clerk");
    house.unchanged(
        () -> {
          stranger.post(bill + "/submit").refused(404, "BILL_NOT_FOUND", null);
          stranger.post(bill + "/withdraw").refused(404, "BILL_NOT_FOUND", null);
          stranger.get(bill).refused(404, "BILL_NOT_FOUND", null);
          stranger.get(bill + "/document").refused(404, "BILL_NOT_FOUND", null);
          stranger
              .get("/api/revenue/vendors/" + vendor)
              .refused(404, "VENDOR_NOT_FOUND", "vendorId");
          stranger
              .post(Bills.PATH, Bills.bill(vendor))
              .refused(422, "VENDOR_NOT_FOUND", "vendorId");
          assertThat(stranger.get(Bills.PATH).json().path("items")).isEmpty();
          assertThat(stranger.get("/api/timeline?subject=vendor:" + vendor).json().path("items"))
              .isEmpty();
        });
  }

  @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "currency": "EUR"         | "currency": "EURO"        | 422 | UNKNOWN_CURRENCY      | currency
          "currency": "EUR"         | "currency": "XXX"         | 422 | UNKNOWN_CURRENCY      | currency
          "currency": "EUR"         | "currency": "NOK"         | 422 | EXCHANGE_RATE_MISSING | currency
          "currency": "EUR"         | "currency": "JPY"         | 422 | AMOUNT_TOO_PRECISE    | totals.net
          "taxCategory": "S", "taxRate": 19 | "taxCategory": "Q", "taxRate": 19 | 422 | UNKNOWN_TAX_CATEGORY | lines[0].taxCategory
          "taxRate": "7"            | "taxRate": "0"            | 422 | LINE_INVALID     | lines[1].taxRate
          "taxRate": "7"            | "taxRate": "7.00001"      | 422 | LINE_INVALID     | lines[1].taxRate
          "taxCategory": "S", "taxRate": "7" | "taxCategory": "E", "taxRate": "7" | 422 | LINE_INVALID | lines[1].taxRate
          "net": "1000.00"          | "net": "1000.001"         | 422 | AMOUNT_TOO_PRECISE    | lines[0].net
          "net": "1000.00"          | "net": "1000.01"          | 422 | LINE_INVALID          | lines[0].net
          "net": "1000.00"          | "net": "1000000000000000" | 422 | AMOUNT_TOO_LARGE      | lines[0].net
          "net": "1000.00"          | "net": 1e999999999        | 400 | VALUE_INVALID         | lines[0].net
          "net": "1000.00"          | "net": "NaN"              | 400 | VALUE_INVALID         | lines[0].net
          "net": "1000.00"          | "net": ["1000.00"]        | 400 | VALUE_INVALID         | lines[0].net
          "quantity": "10"          | "quantity": "10.0000001"  | 422 | LINE_INVALID     | lines[0].quantity
          "quantity": "10"          | "quantity": "9"           | 422 | LINE_INVALID          | lines[0].net
          "quantity": "10"          | "quantity": null          | 400 | FIELD_REQUIRED        | lines[0].quantity
          "unitPrice": 9.99         | "unitPrice": 9.9999999    | 422 | LINE_INVALID     | lines[1].unitPrice
          "description": "Books"    | "description": " "        | 422 | LINE_INVALID     | lines[1].description
          "description": "Books"    | "description": 5          | 400 | VALUE_INVALID         | lines[1].description
          "description": "Books"    | "description": "\\u0000"  | 400 | VALUE_INVALID         | lines[1].description
          "net": "1009.99"          | "net": "1010.00"          | 422 | TOTALS_DO_NOT_ADD_UP  | totals.net
          "tax": "190.70"           | "tax": "190.69"           | 422 | TOTALS_DO_NOT_ADD_UP  | totals.tax
          "gross": "1200.69"        | "gross": "1200.70"        | 422 | TOTALS_DO_NOT_ADD_UP  | totals.gross
          "gross": "1200.69"        | "gross": "1200.690000001" | 422 | AMOUNT_TOO_PRECISE    | totals.gross
          "number": "R-2026-17"     | "number": ""              | 422 | BILL_INVALID          | number
          "number": "R-2026-17"     | "number": "R\\nBcc: x"    | 422 | BILL_INVALID          | number
          "number": "R-2026-17",    | ""                        | 400 | MALFORMED_JSON        |
          "issueDate": "2026-03-02" | "issueDate": "02.03.2026" | 400 | VALUE_INVALID         | issueDate
          "issueDate": "2026-03-02" | "issueDate": "2026-02-30" | 400 | VALUE_INVALID         | issueDate
          "issueDate": "2026-03-02" | "issueDate": "+999999999-01-01" | 400 | VALUE_INVALID   | issueDate
          "issueDate": "2026-03-02" | "issueDate": "1969-12-31" | 422 | BILL_INVALID          | issueDate
          "dueDate": "2026-04-01"   | "dueDate": "2026-03-01"   | 422 | BILL_INVALID          | dueDate
          "kind": "INVOICE"         | "kind": "RECEIPT"         | 400 | VALUE_INVALID         | kind
          "kind": "INVOICE"         | "kind": 0                 | 400 | VALUE_INVALID         | kind
          "category": "GOODS"       | "category": "FUN"         | 400 | VALUE_INVALID         | category
          "vendorId": "             | "vendorId": "x            | 400 | VALUE_INVALID         | vendorId
          """)
  void refusesABillThatIsWrong(String right, String wrong, int status, String code, String field) {
    var bill = Bills.bill(Bills.vendor(clerk));
    assertThat(bill).contains(right);
    house.unchanged(
        () -> clerk.post(Bills.PATH, bill.replace(right, wrong)).refused(status, code, field));
  }

  @Test
  void refusesABillOfAVendorThatDoesNotExist() {
    var bill = Bills.bill("01970000-0000-7000-8000-000000000000");
    house.unchanged(
        () -> clerk.post(Bills.PATH, bill).refused(422, "VENDOR_NOT_FOUND", "vendorId"));
  }

  @Test
  void takesABillForAClientOnWhoseTimelineItStands() {
    var client = Invoices.client(clerk);
    var bill =
        Bills.bill(Bills.vendor(clerk)).replaceFirst("\\{", "{\"clientId\": \"" + client + "\",");
    var entered = clerk.post(Bills.PATH, bill).answered(201);
    assertThat(entered.path("clientId").asString()).isEqualTo(client);
    assertThat(kinds(clerk.get("/api/timeline?subject=client:" + client).answered(200)))
        .containsExactly("revenue.billCreated", "crm.clientCreated");
    clerk
        .post(Bills.PATH, bill.replace(client, "01970000-0000-7000-8000-000000000000"))
        .refused(422, "CLIENT_NOT_FOUND", "clientId");
  }

  @Test
  void refusesABillWithoutLines() {
    var bill =
        Bills.bill(Bills.vendor(clerk)).replaceAll("(?s)\"lines\": \\[.*?]", "\"lines\": []");
    house.unchanged(() -> clerk.post(Bills.PATH, bill).refused(422, "BILL_INVALID", "lines"));
    var empty = bill.replace("[]", "[null]");
    house.unchanged(() -> clerk.post(Bills.PATH, empty).refused(400, "FIELD_REQUIRED", "lines[0]"));
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    var vendor = Bills.vendor(clerk);
    var wrong =
        Bills.bill(vendor)
            .replace("\"net\": \"1000.00\"", "\"net\": \"1\"")
            .replace("\"taxRate\": \"7\"", "\"taxRate\": \"700\"")
            .replace("\"190.70\"", "\"190.701\"");
    assertThat(faults(clerk.post(Bills.PATH, wrong).refused(422, "LINE_INVALID", "lines[0].net")))
        .containsExactly(
            "LINE_INVALID lines[0].net",
            "LINE_INVALID lines[1].taxRate",
            "AMOUNT_TOO_PRECISE totals.tax");
    var empty = clerk.post(Bills.PATH, "{}").refused(400, "FIELD_REQUIRED", "category");
    assertThat(faults(empty))
        .containsExactly(
            "FIELD_REQUIRED category",
            "FIELD_REQUIRED currency",
            "FIELD_REQUIRED issueDate",
            "FIELD_REQUIRED lines",
            "FIELD_REQUIRED number",
            "FIELD_REQUIRED totals",
            "FIELD_REQUIRED vendorId");
  }

  private static Stream<String> faults(JsonNode problem) {
    return problem
        .path("errors")
        .valueStream()
        .map(fault -> fault.path("code").asString() + " " + fault.path("field").asString());
  }

  @Test
  void refusesAVendorThatIsWrong() {
    var right =
        """
        {"name": "Paper Mill", "vatId": "DE 123456789", "country": "DE", "iban": "DE89 3704 0044 0532 0130 00", "email": "a@b.example", "risk": "LOW"}
        """;
    refusesVendor(right.replace("\"DE\"", "\"XX\""), 422, "VENDOR_INVALID", "country");
    refusesVendor(right.replace("DE89", "DE88"), 422, "IBAN_INVALID", "iban");
    refusesVendor(right.replace("a@b", "ab"), 422, "EMAIL_ADDRESS_INVALID", "email");
    refusesVendor(right.replace("DE 1", "1"), 422, "VAT_ID_INVALID", "vatId");
    refusesVendor(right.replace("LOW", "NONE"), 400, "VALUE_INVALID", "risk");
    refusesVendor(right.replace("Paper Mill", ""), 422, "VENDOR_INVALID", "name");
    var vendor = clerk.post("/api/revenue/vendors", right).answered(201);
    assertThat(vendor.path("vatId").asString()).isEqualTo("DE123456789");
    assertThat(vendor.path("iban").asString()).isEqualTo("DE89370400440532013000");
    refusesVendor(right, 409, "VENDOR_EXISTS", "vatId");
  }

  private void refusesVendor(String vendor, int status, String code, String field) {
    house.unchanged(() -> clerk.post("/api/revenue/vendors", vendor).refused(status, code, field));
  }

  @Test
  void createsAVendorOnceWhenManyDoItAtOnce() throws Exception {
    Callable<Integer> create =
        () ->
            clerk
                .post(
                    "/api/revenue/vendors",
                    "{\"name\": \"Mill\", \"vatId\": \"DE1234\", \"country\": \"DE\", \"risk\": \"LOW\"}")
                .status();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses =
          threads.invokeAll(List.of(create, create, create, create, create, create)).stream()
              .map(answer -> answer.resultNow())
              .toList();
      assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }
  }

  @Test
  void listsPageByPageNewestFirst() {
    var oldest = Bills.draft(clerk);
    var middle = Bills.draft(clerk);
    var newest = Bills.draft(clerk);
    var first = clerk.get(Bills.PATH + "?limit=2").answered(200);
    assertThat(ids(first)).containsExactly(newest, middle);
    var rest =
        clerk.get(Bills.PATH + "?limit=2&after=" + first.path("after").asString()).answered(200);
    assertThat(ids(rest)).containsExactly(oldest);
    assertThat(rest.has("after")).isFalse();
    assertThat(clerk.get("/api/revenue/vendors?limit=1").answered(200).path("items")).hasSize(1);
  }

  private static Stream<String> ids(JsonNode page) {
    return page.path("items").valueStream().map(bill -> bill.path("id").asString());
  }

  @Test
  void refusesAPageThatCannotBe() {
    for (var list : List.of(Bills.PATH + "?", "/api/revenue/vendors?")) {
      clerk.get(list + "limit=0").refused(422, "LIMIT_OUT_OF_RANGE", "limit");
      clerk.get(list + "limit=201").refused(422, "LIMIT_OUT_OF_RANGE", "limit");
      clerk.get(list + "limit=ten").refused(400, "VALUE_INVALID", "limit");
      clerk.get(list + "after=x").refused(422, "UNKNOWN_CURSOR", "after");
    }
  }
}
