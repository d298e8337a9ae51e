package org.procession.domain.revenue.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.procession.domain.revenue.receivables.InvoiceLines.invoice;
import static org.procession.domain.revenue.receivables.InvoiceLines.line;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.crm.AddingContacts;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ClientNotFound;
import org.procession.domain.crm.ContactChannel;
import org.procession.domain.crm.ContactId;
import org.procession.domain.crm.ContactNotFound;
import org.procession.domain.crm.NewContact;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.events.Subject;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.ledger.Books;
import org.procession.domain.revenue.ledger.PeriodClosed;
import org.procession.domain.revenue.ledger.ReadingTrialBalance;
import org.procession.domain.revenue.ledger.TrialBalance;
import org.procession.domain.search.SearchDocument;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class InvoicesIT {

  private static final Page.Limit ALL = new Page.Limit(50, null);

  @Autowired TestHouse house;
  @Autowired CreatingInvoices creating;
  @Autowired IssuingInvoices issuing;
  @Autowired RecordingPayments paying;
  @Autowired FindingInvoices finding;
  @Autowired AddingContacts contacts;
  @Autowired SearchableInvoices searching;
  @Autowired ExchangeRates rates;
  @Autowired Books books;
  @Autowired ReadingTrialBalance balance;
  @Autowired ReadingEvents reading;
  @Autowired TransactionTemplate transaction;

  private Scope scope;
  private ClientId client;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
    client = scope.call(house::client);
  }

  @Test
  void aDraftIsOwedByNobodyAndHasNoNumber() {
    scope.run(
        () -> {
          var draft = creating.create(invoice(client, "100.00 EUR"));
          assertThat(draft.status()).isEqualTo(InvoiceStatus.DRAFT);
          assertThat(draft.number()).isNull();
          assertThat(draft.clientName()).isEqualTo("Book Shop");
          assertThat(draft.dueDate()).isEqualTo(LocalDate.of(2026, 11, 16));
          assertThat(draft.totals().gross()).isEqualByComparingTo("119.00");
          assertThat(draft.open()).isEqualByComparingTo("0");
          assertThat(balances()).isEmpty();
          assertThat(finding.find(draft.id()))
              .usingRecursiveComparison()
              .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
              .isEqualTo(draft);
          assertThat(eventsOf(client.subject())).contains("revenue.invoiceCreated");
        });
  }

  @Test
  void anIssuedInvoiceHasItsNumberStandsInTheBooksAndIsOwed() {
    scope.run(
        () -> {
          var draft = creating.create(invoice(client, "100.00 EUR"));
          var issued = issuing.issue(draft.id());
          assertThat(issued.number()).isEqualTo("2026-00001");
          assertThat(issued.open()).isEqualByComparingTo("119.00");
          assertThat(issued.status()).isEqualTo(InvoiceStatus.ISSUED);
          assertThat(issued.version()).isGreaterThan(draft.version());
          assertThat(finding.find(draft.id()))
              .usingRecursiveComparison()
              .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
              .isEqualTo(issued);
          assertThat(balances())
              .containsExactlyInAnyOrderEntriesOf(
                  Map.of("1300", "119.00", "4400", "-100.00", "3800", "-19.00"));
          assertThat(reading.about(issued.id().subject(), ALL).items())
              .extracting(LoggedEvent::summary)
              .containsExactly(
                  "Invoice 2026-00001 to Book Shop over 119.00 EUR issued, due on 2026-11-16",
                  "Invoice to Book Shop over 119.00 EUR drafted");
        });
  }

  @Test
  void revenueIsPostedByTaxCategoryAndDiscountsReduceIt() {
    scope.run(
        () -> {
          creating.createAndIssue(
              invoice(
                  client,
                  line("100.00", TaxCategory.S, "19"),
                  line("-10.00", TaxCategory.S, "19"),
                  line("50.00", TaxCategory.S, "7"),
                  line("5.00", TaxCategory.Z, "0"),
                  line("6.00", TaxCategory.E, "0"),
                  line("7.00", TaxCategory.AE, "0"),
                  line("8.00", TaxCategory.K, "0"),
                  line("9.00", TaxCategory.G, "0")));
          assertThat(balances())
              .containsExactlyInAnyOrderEntriesOf(
                  Map.of(
                      "1300", "195.60",
                      "3800", "-20.60",
                      "4400", "-140.00",
                      "4150", "-5.00",
                      "4100", "-6.00",
                      "4337", "-7.00",
                      "4125", "-8.00",
                      "4120", "-9.00"));
        });
  }

  @Test
  void aForeignInvoiceIsPostedInTheBaseCurrency() {
    scope.run(
        () -> {
          creating.createAndIssue(invoice(client, "10.05 USD"));
          // 10.05 and 1.91 at 0.92: each rounded, and owed is the sum.
          assertThat(balances())
              .containsExactlyInAnyOrderEntriesOf(
                  Map.of("1300", "11.01", "4400", "-9.25", "3800", "-1.76"));
        });
  }

  @Test
  void anInvoiceConcernsItsClientAndTheContactItGoesTo() {
    scope.run(
        () -> {
          var contact = contact(client);
          var issued =
              creating.createAndIssue(
                  new NewInvoice(
                      client,
                      contact,
                      null,
                      null,
                      Currencies.of("EUR"),
                      List.of(line("1.00", TaxCategory.S, "19"))));
          assertThat(issued.contactId()).isEqualTo(contact);
          assertThat(issued.issueDate())
              .isEqualTo(
                  LocalDate.ofInstant(
                      house.clock().instant(), java.time.ZoneId.of("Europe/Berlin")));
          for (var subject : List.of(client.subject(), contact.subject())) {
            assertThat(eventsOf(subject))
                .startsWith("revenue.invoiceIssued", "revenue.invoiceCreated");
          }
        });
  }

  private ContactId contact(ClientId of) {
    return contacts
        .add(of, new NewContact("Ada", null, null, null, null, ContactChannel.LETTER, true))
        .id();
  }

  @Test
  void anInvoiceThatIsIssuedIsNotIssuedAgain() {
    scope.run(
        () -> {
          var id = creating.createAndIssue(invoice(client, "100.00 EUR")).id();
          assertThatThrownBy(() -> issuing.issue(id)).isInstanceOf(InvoiceNotInStatus.class);
          assertThat(numbers()).containsExactly("2026-00001");
        });
  }

  @Test
  void ofManyWhoIssueTheSameInvoiceOneDoes() throws Exception {
    var id = scope.call(() -> creating.create(invoice(client, "100.00 EUR")).id());
    var outcomes = atOnce(8, n -> issuing.issue(id));
    assertThat(outcomes).filteredOn(o -> o.state() == Future.State.SUCCESS).hasSize(1);
    assertThat(outcomes)
        .filteredOn(o -> o.state() == Future.State.FAILED)
        .extracting(Future::exceptionNow)
        .hasOnlyElementsOfType(InvoiceNotInStatus.class);
    scope.run(
        () -> {
          assertThat(numbers()).containsExactly("2026-00001");
          assertThat(balances()).containsEntry("1300", "119.00");
        });
  }

  @Test
  void numbersHaveNoGapsHoweverManyIssueAtOnceAndFail() throws Exception {
    scope.run(() -> books.closePeriod(LocalDate.of(2026, 10, 1)));
    var outcomes =
        atOnce(
            160,
            n ->
                switch (n % 4) {
                  case 0 -> creating.createAndIssue(invoice(client, "1.00 EUR"));
                  case 1 -> issuing.issue(creating.create(invoice(client, "1.00 EUR")).id());
                  case 2 ->
                      creating.createAndIssue(
                          InvoiceLines.dueOn(client, LocalDate.of(2026, 10, 20)));
                  default ->
                      transaction.execute(
                          status -> {
                            creating.createAndIssue(invoice(client, "1.00 EUR"));
                            throw new IllegalStateException("something else fails");
                          });
                });
    assertThat(outcomes).filteredOn(o -> o.state() == Future.State.SUCCESS).hasSize(80);
    scope.run(
        () -> {
          assertThat(numbers())
              .containsExactlyInAnyOrderElementsOf(
                  LongStream.rangeClosed(1, 80).mapToObj("2026-%05d"::formatted).toList());
          assertThat(balances()).containsEntry("1300", "95.20");
        });
  }

  @Test
  void eachTenantAndYearHasNumbersOfItsOwn() {
    scope.run(
        () -> {
          creating.createAndIssue(invoice(client, "1.00 EUR"));
          creating.createAndIssue(InvoiceLines.dueOn(client, LocalDate.of(2025, 12, 24)));
        });
    assertThat(scope.call(this::numbers)).containsExactlyInAnyOrder("2026-00001", "2025-00001");
    house
        .tenant()
        .run(
            () -> {
              creating.createAndIssue(invoice(house.client(), "1.00 EUR"));
              assertThat(numbers()).containsExactly("2026-00001");
            });
  }

  private List<String> numbers() {
    try {
      return house.query(
          "select number from invoice where number is not null and tenant_id = '%s'"
              .formatted(Scope.current().tenant()));
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Step {
    Object take(int n);
  }

  /** Takes a step many times, by eight threads at once. */
  private List<Future<Object>> atOnce(int times, Step step) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Object>> steps = new ArrayList<>();
      IntStream.range(0, times).forEach(n -> steps.add(() -> scope.call(() -> step.take(n))));
      return threads.invokeAll(steps);
    }
  }

  @Test
  void anInvoiceThatIsWrongIsRefused() {
    scope.run(
        () -> {
          refuses(InvoiceInvalid.class, "lines", () -> invoice(client));
          refuses(
              InvoiceInvalid.class,
              "lines",
              () -> invoice(client, line("0.00", TaxCategory.S, "19")));
          refuses(
              InvoiceInvalid.class,
              "lines",
              () -> invoice(client, line("-1.00", TaxCategory.S, "19")));
          refuses(
              InvoiceInvalid.class,
              "lines",
              () ->
                  invoice(
                      client,
                      line("5.00", TaxCategory.S, "7"),
                      line("-4.00", TaxCategory.S, "19")));
          refuses(
              ClientNotFound.class,
              "clientId",
              () -> invoice(ClientId.of("01970000-0000-7000-8000-000000000000"), "1.00 EUR"));
          refuses(
              ExchangeRates.ExchangeRateMissing.class,
              "currency",
              () -> invoice(client, "1.00 BRL"));
          refuses(InvoiceInvalid.class, "dueDate", () -> dated("2026-11-02", "2026-11-01"));
          refuses(InvoiceInvalid.class, "dueDate", () -> dated("2026-11-02", "3000-01-01"));
          refuses(InvoiceInvalid.class, "issueDate", () -> dated("1969-12-31", "2026-11-01"));
          refuses(InvoiceInvalid.class, "issueDate", () -> dated("3000-01-01", "3000-01-01"));
          assertThat(finding.list(InvoiceQuery.ALL, Whose.everybodys(), ALL).items()).isEmpty();
        });
  }

  private NewInvoice dated(String issue, String due) {
    return new NewInvoice(
        client,
        null,
        LocalDate.parse(issue),
        LocalDate.parse(due),
        Currencies.of("EUR"),
        List.of(line("1.00", TaxCategory.S, "19")));
  }

  private void refuses(
      Class<? extends org.procession.domain.Problem> type,
      String field,
      java.util.function.Supplier<NewInvoice> invoice) {
    assertThatThrownBy(() -> creating.createAndIssue(invoice.get()))
        .isInstanceOfSatisfying(type, problem -> assertThat(problem.field()).contains(field));
  }

  @Test
  void anInvoiceWorthNothingInTheBaseCurrencyIsRefused() {
    scope.run(
        () -> {
          rates.set(Currencies.of("IDR"), LocalDate.of(2000, 1, 1), new BigDecimal("0.00006"));
          refuses(InvoiceInvalid.class, "lines", () -> invoice(client, "10.00 IDR"));
        });
  }

  @Test
  void aContactOfAnotherClientIsRefused() {
    scope.run(
        () -> {
          var stranger = contact(house.client());
          refuses(
              ContactNotFound.class,
              "contactId",
              () ->
                  new NewInvoice(
                      client,
                      stranger,
                      null,
                      null,
                      Currencies.of("EUR"),
                      List.of(line("1.00", TaxCategory.S, "19"))));
        });
  }

  @Test
  void nothingIsIssuedIntoAClosedPeriod() {
    scope.run(
        () -> {
          var id = creating.create(invoice(client, "1.00 EUR")).id();
          books.closePeriod(InvoiceLines.ISSUED);
          assertThatThrownBy(() -> issuing.issue(id))
              .isInstanceOf(PeriodClosed.class)
              .hasMessageContaining("open that one");
          assertThat(finding.find(id).status()).isEqualTo(InvoiceStatus.DRAFT);
          books.reopenPeriod(InvoiceLines.ISSUED);
          assertThat(issuing.issue(id).number()).isEqualTo("2026-00001");
        });
  }

  @Test
  void anotherTenantsInvoiceIsNotThere() {
    var id = scope.call(() -> creating.create(invoice(client, "1.00 EUR")).id());
    house
        .tenant()
        .run(
            () -> {
              assertThatThrownBy(() -> finding.find(id)).isInstanceOf(InvoiceNotFound.class);
              assertThatThrownBy(() -> finding.payments(id)).isInstanceOf(InvoiceNotFound.class);
              assertThatThrownBy(() -> issuing.issue(id)).isInstanceOf(InvoiceNotFound.class);
              refuses(ClientNotFound.class, "clientId", () -> invoice(client, "1.00 EUR"));
              assertThat(searching.describe(List.of(id.subject()))).isEmpty();
            });
  }

  @Test
  void invoicesAreListedByStatusClientAndWhatIsOverdue() {
    scope.run(
        () -> {
          var other = house.client();
          var draft = creating.create(InvoiceLines.dueOn(client, LocalDate.of(2026, 10, 1))).id();
          var owed =
              creating.createAndIssue(InvoiceLines.dueOn(client, LocalDate.of(2026, 11, 19))).id();
          var early =
              creating.createAndIssue(InvoiceLines.dueOn(other, LocalDate.of(2027, 11, 1))).id();
          assertThat(ids(InvoiceQuery.ALL)).containsExactly(early, owed, draft);
          assertThat(ids(new InvoiceQuery(InvoiceStatus.DRAFT, null, false)))
              .containsExactly(draft);
          assertThat(ids(new InvoiceQuery(null, client, false))).containsExactly(owed, draft);
          assertThat(ids(new InvoiceQuery(null, null, true))).containsExactly(owed);
          assertThat(ids(new InvoiceQuery(InvoiceStatus.DRAFT, null, true))).isEmpty();
          assertThat(ids(new InvoiceQuery(InvoiceStatus.ISSUED, other, true))).isEmpty();
          var first = finding.list(InvoiceQuery.ALL, Whose.everybodys(), new Page.Limit(2, null));
          assertThat(first.items()).extracting(InvoiceRecord::id).containsExactly(early, owed);
          assertThat(
                  finding
                      .list(
                          InvoiceQuery.ALL,
                          Whose.everybodys(),
                          new Page.Limit(2, first.after().orElseThrow()))
                      .items())
              .extracting(InvoiceRecord::id)
              .containsExactly(draft);
        });
  }

  private List<InvoiceId> ids(InvoiceQuery query) {
    return finding.list(query, Whose.everybodys(), ALL).items().stream()
        .map(InvoiceRecord::id)
        .toList();
  }

  @Test
  void anInvoiceIsSearchedForByNumberClientAndLines() {
    scope.run(
        () -> {
          var id = creating.createAndIssue(invoice(client, "1.00 EUR")).id();
          assertThat(searching.describe(List.of(id.subject())))
              .singleElement()
              .satisfies(
                  document -> {
                    assertThat(document.title()).isEqualTo("Invoice 2026-00001 to Book Shop");
                    assertThat(document.text()).isEqualTo("Books");
                    assertThat(document.concerns()).containsExactly(client.subject());
                    assertThat(document.identifiers()).containsExactly("2026-00001");
                    assertThat(document.facets()).containsEntry("status", "ISSUED");
                  })
              .extracting(SearchDocument::subject)
              .isEqualTo(id.subject());
        });
  }

  private Map<String, String> balances() {
    return balance.asOf(LocalDate.of(2999, 12, 31)).accounts().stream()
        .collect(
            Collectors.toMap(
                row -> row.code().value(),
                (TrialBalance.Row row) -> row.balance().toPlainString()));
  }

  private List<String> eventsOf(Subject subject) {
    return reading.about(subject, ALL).items().stream().map(LoggedEvent::name).toList();
  }
}
