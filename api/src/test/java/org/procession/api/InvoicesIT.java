package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.Set;
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
class InvoicesIT {

  @Autowired private House house;
  private TenantId tenant;
  private Client clerk;

  @BeforeEach
  void tenant() {
    tenant = house.tenant();
    clerk = house.as(tenant, "clerk");
  }

  @Test
  void goesWithAnInvoiceFromItsDraftToItsPaymentsAndTheTimelineOfItsClient() {
    var client = Invoices.client(clerk);
    var created = clerk.post(Invoices.PATH, Invoices.invoice(client));
    var draft = created.answered(201);
    var address = created.header("Location");
    assertThat(address).isEqualTo(Invoices.PATH + "/" + draft.path("id").asString());
    assertThat(draft.path("status").asString()).isEqualTo("DRAFT");
    assertThat(draft.has("number")).isFalse();
    assertThat(draft.at("/totals/gross").asString()).isEqualTo("1200.69");
    assertThat(draft.path("open").asString()).isEqualTo("0.00");
    assertThat(clerk.get(address).answered(200)).isEqualTo(draft);

    var issued = clerk.post(address + "/issue").answered(200);
    assertThat(issued.path("number").asString()).isEqualTo("2026-00001");
    assertThat(issued.path("open").asString()).isEqualTo("1200.69");

    var payment = clerk.post(address + "/payments", Invoices.payment("bank-1")).answered(201);
    assertThat(payment.path("recordedBy").asString()).isEqualTo("user:clerk");
    var rest = Invoices.payment("bank-2").replace("200.69", "1000");
    clerk.post(address + "/payments", rest).answered(201);
    var paid = clerk.get(address).answered(200);
    assertThat(paid.path("status").asString()).isEqualTo("PAID");
    assertThat(paid.path("open").asString()).isEqualTo("0.00");
    assertThat(paid.at("/payments/0")).isEqualTo(payment);
    assertThat(clerk.get(address + "/payments").answered(200).path("items"))
        .isEqualTo(paid.path("payments"));

    var timeline = clerk.get("/api/timeline?subject=client:" + client).answered(200);
    assertThat(timeline.path("items").valueStream().map(event -> event.path("kind").asString()))
        .containsExactly(
            "revenue.invoicePaid",
            "revenue.paymentRecorded",
            "revenue.invoicePartlyPaid",
            "revenue.paymentRecorded",
            "revenue.invoiceIssued",
            "revenue.invoiceCreated",
            "crm.clientCreated");
  }

  @Test
  void entersAndIssuesAnInvoiceInOneCall() {
    var invoice = issuing(Invoices.invoice(Invoices.client(clerk)));
    var issued = clerk.post(Invoices.PATH, invoice);
    assertThat(issued.answered(201).path("number").asString()).isEqualTo("2026-00001");
    assertThat(clerk.get(issued.header("Location")).answered(200)).isEqualTo(issued.json());
  }

  private static String issuing(String invoice) {
    return invoice.replace("\"issue\": false", "\"issue\": true");
  }

  @Test
  void issuesInOneCallOnlyForWhoMayIssue() {
    var client = Invoices.client(clerk);
    var drafter = house.whoMay(tenant, "revenue.invoice.create");
    house.unchanged(
        () ->
            drafter
                .post(Invoices.PATH, issuing(Invoices.invoice(client)))
                .refused(403, "PERMISSION_MISSING", null));
    drafter.post(Invoices.PATH, Invoices.invoice(client)).answered(201);
  }

  @Test
  void takesTheClientsTermsAndTodayWhenNoDatesAreGiven() {
    var undated =
        Invoices.invoice(Invoices.client(clerk))
            .replace("\"issueDate\": \"2026-03-02\",", "")
            .replace("\"dueDate\": \"2026-04-01\",", "");
    var invoice = clerk.post(Invoices.PATH, undated).answered(201);
    var issueDate = java.time.LocalDate.parse(invoice.path("issueDate").asString());
    assertThat(invoice.path("dueDate").asString()).isEqualTo(issueDate.plusDays(14).toString());
  }

  @Test
  void addressesAnInvoiceToAContactOfTheClientOnly() {
    var client = Invoices.client(clerk);
    var contact =
        clerk
            .post(Invoices.CLIENTS + "/" + client + "/contacts", Invoices.contact())
            .answered(201)
            .path("id")
            .asString();
    var to = "\"contactId\": \"%s\", \"currency\"".formatted(contact);
    var invoice = Invoices.invoice(client).replace("\"currency\"", to);
    assertThat(clerk.post(Invoices.PATH, invoice).answered(201).path("contactId").asString())
        .isEqualTo(contact);
    var other = Invoices.invoice(Invoices.client(clerk)).replace("\"currency\"", to);
    house.unchanged(
        () -> clerk.post(Invoices.PATH, other).refused(422, "CONTACT_NOT_FOUND", "contactId"));
  }

  @Test
  void knowsTheVersionOfAnInvoiceByItsETag() {
    var address = Invoices.PATH + "/" + Invoices.draft(clerk);
    var version = clerk.get(address).header("ETag");
    assertThat(ifNoneMatch(address, version)).isEqualTo(304);
    clerk.post(address + "/issue").answered(200);
    var issued = clerk.get(address).header("ETag");
    assertThat(issued).isNotEqualTo(version);
    assertThat(ifNoneMatch(address, issued)).isEqualTo(304);
    clerk.post(address + "/payments", Invoices.payment("bank-1")).answered(201);
    assertThat(ifNoneMatch(address, issued)).isEqualTo(200);
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
  void refusesToIssueAnInvoiceTwice() {
    var address = Invoices.PATH + "/" + Invoices.issued(clerk) + "/issue";
    house.unchanged(() -> clerk.post(address).refused(409, "INVOICE_NOT_IN_STATUS", null));
  }

  @Test
  void numbersInvoicesWithoutGapsHoweverManyClientsIssueAtOnce() throws Exception {
    var client = Invoices.client(clerk);
    var right = issuing(Invoices.invoice(client));
    var closed = right.replace("2026-03-02", "1999-03-02");
    Callable<Integer> issue = () -> clerk.post(Invoices.PATH, right).status();
    Callable<Integer> fail = () -> clerk.post(Invoices.PATH, closed).status();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var calls =
          Stream.concat(
              Collections.nCopies(40, issue).stream(), Collections.nCopies(20, fail).stream());
      var statuses =
          threads.invokeAll(calls.toList()).stream().map(answer -> answer.resultNow()).toList();
      assertThat(statuses).filteredOn(status -> status == 201).hasSize(40);
      assertThat(statuses).filteredOn(status -> status == 409).hasSize(20);
    }
    assertThat(
            house.query(
                "select count(distinct sequence) || ' ' || min(sequence) || ' ' || max(sequence) from invoice where tenant_id = '%s'"
                    .formatted(tenant)))
        .containsExactly("40 1 40");
  }

  @Test
  void refusesToIssueIntoAClosedPeriodAndSaysTheWayOut() {
    var client = Invoices.client(clerk);
    clerk.post("/api/revenue/ledger/periods/close", "{\"day\": \"2026-03-02\"}");
    var address =
        Invoices.PATH + "/" + clerk.post(Invoices.PATH, Invoices.invoice(client)).text("/id");
    house.unchanged(
        () -> {
          var problem = clerk.post(address + "/issue").refused(409, "PERIOD_CLOSED", null);
          assertThat(problem.path("detail").asString()).contains("open that one");
          clerk
              .post(Invoices.PATH, issuing(Invoices.invoice(client)))
              .refused(409, "PERIOD_CLOSED", null);
        });
  }

  @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "currency": "EUR"         | "currency": "EURO"         | 422 | UNKNOWN_CURRENCY      | currency
          "currency": "EUR"         | "currency": null           | 400 | FIELD_REQUIRED        | currency
          "currency": "EUR"         | "currency": "NOK"          | 422 | EXCHANGE_RATE_MISSING | currency
          "net": "1000.00"          | "net": "1000.001"          | 422 | AMOUNT_TOO_PRECISE    | lines[0].net
          "taxRate": "7"            | "taxRate": "0"             | 422 | LINE_INVALID          | lines[1].taxRate
          "taxCategory": "S", "taxRate": 19 | "taxCategory": "Q", "taxRate": 19 | 422 | UNKNOWN_TAX_CATEGORY | lines[0].taxCategory
          "net": "1000.00"          | "net": "1000.01"           | 422 | LINE_INVALID          | lines[0].net
          "quantity": "10"          | "quantity": null           | 400 | FIELD_REQUIRED        | lines[0].quantity
          "net": "1000.00"          | "net": "1000000000000000"  | 422 | AMOUNT_TOO_LARGE      | lines[0].net
          "unitPrice": 9.99         | "unitPrice": -1000         | 422 | INVOICE_INVALID       | lines
          "unitPrice": 9.99         | "unitPrice": -1009.99      | 422 | INVOICE_INVALID       | lines
          "issueDate": "2026-03-02" | "issueDate": "2026-02-30"  | 400 | VALUE_INVALID         | issueDate
          "issueDate": "2026-03-02" | "issueDate": "1969-12-31"  | 422 | INVOICE_INVALID       | issueDate
          "dueDate": "2026-04-01"   | "dueDate": "2026-03-01"    | 422 | INVOICE_INVALID       | dueDate
          "dueDate": "2026-04-01"   | "dueDate": "9999-12-31"    | 422 | INVOICE_INVALID       | dueDate
          "issueDate": "2026-03-02", "dueDate": "2026-04-01" | "issueDate": "9999-12-31" | 422 | INVOICE_INVALID | issueDate
          "clientId": "             | "clientId": "x             | 400 | VALUE_INVALID         | clientId
          "issue": false            | "issue": "yes"             | 400 | VALUE_INVALID         | issue
          "issue": false            | "number": "2026-7"         | 400 | FIELD_UNKNOWN         | number
          """)
  void refusesAnInvoiceThatIsWrong(
      String right, String wrong, int status, String code, String field) {
    var invoice =
        Invoices.invoice(Invoices.client(clerk)).replaceFirst(",\\s+\"dueDate", ", \"dueDate");
    assertThat(invoice).contains(right);
    var changed = invoice.replace(right, wrong);
    house.unchanged(
        () -> {
          clerk.post(Invoices.PATH, changed).refused(status, code, field);
          clerk.post(Invoices.PATH, issuing(changed)).refused(status, code, field);
        });
  }

  @Test
  void refusesAnInvoiceWithoutLines() {
    var empty =
        Invoices.invoice(Invoices.client(clerk))
            .replaceAll("(?s)\"lines\": \\[.*?]", "\"lines\": []");
    house.unchanged(
        () -> clerk.post(Invoices.PATH, empty).refused(422, "INVOICE_INVALID", "lines"));
  }

  @Test
  void refusesAnInvoiceToAClientThatDoesNotExist() {
    var invoice = Invoices.invoice("01970000-0000-7000-8000-000000000000");
    house.unchanged(
        () -> clerk.post(Invoices.PATH, invoice).refused(422, "CLIENT_NOT_FOUND", "clientId"));
  }

  @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "amount": "200.69"         | "amount": "1200.70"         | 409 | PAYMENT_EXCEEDS_OPEN_AMOUNT | amount
          "amount": "200.69"         | "amount": "0"               | 422 | PAYMENT_INVALID             | amount
          "amount": "200.69"         | "amount": "-1"              | 422 | PAYMENT_INVALID             | amount
          "amount": "200.69"         | "amount": "0.001"           | 422 | AMOUNT_TOO_PRECISE          |
          "amount": "200.69"         | "amount": "much"            | 400 | VALUE_INVALID               | amount
          "currency": "EUR"          | "currency": "USD"           | 422 | PAYMENT_CURRENCY_DIFFERS    | currency
          "currency": "EUR"          | "currency": "XXX"           | 422 | UNKNOWN_CURRENCY            | currency
          "paymentKey": "bank-1"     | "paymentKey": " "           | 422 | PAYMENT_INVALID             | paymentKey
          "paymentKey": "bank-1"     | "paymentKey": null          | 400 | FIELD_REQUIRED              | paymentKey
          "receivedOn": "2026-03-10" | "receivedOn": "2999-01-01"  | 422 | PAYMENT_INVALID             | receivedOn
          "receivedOn": "2026-03-10" | "receivedOn": "1960-01-01"  | 422 | PAYMENT_INVALID             | receivedOn
          "receivedOn": "2026-03-10" | "receivedOn": "1999-01-01"  | 409 | PERIOD_CLOSED               |
          """)
  void refusesAPaymentThatIsWrong(
      String right, String wrong, int status, String code, String field) {
    var address = Invoices.PATH + "/" + Invoices.issued(clerk) + "/payments";
    var payment = Invoices.payment("bank-1");
    assertThat(payment).contains(right);
    house.unchanged(
        () -> clerk.post(address, payment.replace(right, wrong)).refused(status, code, field));
  }

  @Test
  void refusesAPaymentOfADraft() {
    var address = Invoices.PATH + "/" + Invoices.draft(clerk) + "/payments";
    house.unchanged(
        () ->
            clerk
                .post(address, Invoices.payment("bank-1"))
                .refused(409, "INVOICE_NOT_IN_STATUS", null));
  }

  @Test
  void answersAPaymentThatComesAgainAndRefusesAnotherWithItsKey() {
    var address = Invoices.PATH + "/" + Invoices.issued(clerk) + "/payments";
    var payment = Invoices.payment("bank-1");
    var recorded = clerk.post(address, payment).answered(201);
    var other = Invoices.PATH + "/" + Invoices.issued(clerk) + "/payments";
    house.unchanged(
        () -> {
          assertThat(clerk.post(address, payment).answered(201)).isEqualTo(recorded);
          clerk
              .post(address, payment.replace("200.69", "200.68"))
              .refused(409, "PAYMENT_KEY_REUSED", "paymentKey");
          clerk.post(other, payment).refused(409, "PAYMENT_KEY_REUSED", "paymentKey");
        });
  }

  @Test
  void recordsAPaymentOnceHoweverOftenItIsSentAtOnce() throws Exception {
    var address = Invoices.PATH + "/" + Invoices.issued(clerk) + "/payments";
    Callable<JsonNode> pay = () -> clerk.post(address, Invoices.payment("bank-1")).answered(201);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads.invokeAll(Collections.nCopies(6, pay)).stream()
              .map(answer -> answer.resultNow())
              .toList();
      assertThat(Set.copyOf(answers)).hasSize(1);
    }
    assertThat(clerk.get(address).answered(200).path("items")).hasSize(1);
  }

  @Test
  void findsInvoicesByStatusClientAndWhatIsOverdue() {
    var overdue = Invoices.issued(clerk);
    var draft = Invoices.draft(clerk);
    var client = clerk.get(Invoices.PATH + "/" + draft).text("/clientId");
    assertThat(ids("")).containsExactly(draft, overdue);
    assertThat(ids("?status=DRAFT")).containsExactly(draft);
    assertThat(ids("?clientId=" + client)).containsExactly(draft);
    assertThat(ids("?overdue=true")).containsExactly(overdue);
    assertThat(ids("?overdue=true&clientId=" + client)).isEmpty();
    assertThat(ids("?limit=1")).containsExactly(draft);
    assertThat(clerk.get(Invoices.PATH + "/" + overdue).json().path("overdueDays").asInt())
        .isPositive();
    clerk.get(Invoices.PATH + "?status=OLD").refused(400, "VALUE_INVALID", "status");
    clerk.get(Invoices.PATH + "?clientId=x").refused(400, "VALUE_INVALID", "clientId");
    clerk.get(Invoices.PATH + "?limit=201").refused(422, "LIMIT_OUT_OF_RANGE", "limit");
    clerk.get(Invoices.PATH + "?after=x").refused(422, "UNKNOWN_CURSOR", "after");
  }

  private Stream<String> ids(String query) {
    return clerk
        .get(Invoices.PATH + query)
        .answered(200)
        .path("items")
        .valueStream()
        .map(invoice -> invoice.path("id").asString());
  }

  @Test
  void doesNotKnowAnotherTenantsInvoices() {
    var address = Invoices.PATH + "/" + Invoices.draft(clerk);
    var client = clerk.get(address).text("/clientId");
    var stranger = house.as(house.tenant(), "clerk");
    house.unchanged(
        () -> {
          stranger.get(address).refused(404, "INVOICE_NOT_FOUND", null);
          stranger.post(address + "/issue").refused(404, "INVOICE_NOT_FOUND", null);
          stranger.get(address + "/payments").refused(404, "INVOICE_NOT_FOUND", null);
          stranger
              .post(address + "/payments", Invoices.payment("bank-1"))
              .refused(404, "INVOICE_NOT_FOUND", null);
          stranger
              .post(Invoices.PATH, Invoices.invoice(client))
              .refused(422, "CLIENT_NOT_FOUND", "clientId");
          assertThat(stranger.get(Invoices.PATH).answered(200).path("items")).isEmpty();
        });
  }
}
