package org.procession.domain.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.ChangedMeanwhile;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.communications.PhoneNumber;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.events.Subject;
import org.procession.domain.search.SearchDocument;
import org.procession.domain.search.Searchable;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ClientsIT {

  private static final Page.Limit ALL = new Page.Limit(50, null);
  private static final Address BERLIN = new Address("Market 1", " ", "10115", "Berlin", "DE");

  @Autowired TestHouse house;
  @Autowired CreatingClients creating;
  @Autowired ChangingClients changing;
  @Autowired AddingContacts adding;
  @Autowired FindingClients finding;
  @Autowired ReadingEvents reading;
  @Autowired List<Searchable> searchables;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  private static NewClient client(String name, VatId vatId, int terms) {
    return new NewClient(
        name,
        null,
        vatId,
        BERLIN,
        new EmailAddress("office@books.example"),
        ClientSegment.KEY,
        new Language("de-at"),
        terms);
  }

  private static NewContact contact(ContactChannel channel) {
    return new NewContact(
        "Ada",
        "Accounting",
        new EmailAddress("ada@books.example"),
        PhoneNumber.of("+49 30 901820"),
        null,
        channel,
        true);
  }

  @Test
  void aClientIsFoundAsItWasCreated() {
    scope.run(
        () -> {
          var created = creating.create(client(" Book Shop ", VatId.of("de 123.456.789"), 14));
          assertThat(finding.find(created.id())).isEqualTo(created);
          assertThat(created.name()).isEqualTo("Book Shop");
          assertThat(created.vatId()).isEqualTo(new VatId("DE123456789"));
          assertThat(created.language().tag()).isEqualTo("de-AT");
          assertThat(created.address())
              .isEqualTo(new Address("Market 1", null, "10115", "Berlin", "DE"));
          assertThat(eventsOf(created.id().subject())).containsExactly("crm.clientCreated");
        });
  }

  @Test
  void aVatIdentifierBelongsToOneClient() {
    scope.run(
        () -> {
          var vatId = new VatId("DE123456789");
          var first = creating.create(client("Book Shop", vatId, 14));
          assertThatThrownBy(() -> creating.create(client("Toy Shop", vatId, 14)))
              .isInstanceOf(ClientExists.class);
          var second = creating.create(client("Toy Shop", null, 14));
          assertThatThrownBy(() -> changing.change(second.id(), 0, client("Toy Shop", vatId, 14)))
              .isInstanceOf(ClientExists.class);
          changing.change(first.id(), 0, client("Books", vatId, 14));
        });
  }

  @Test
  void aChangeSaysWhatChanged() {
    scope.run(
        () -> {
          var id = creating.create(client("Book Shop", null, 14)).id();
          var changed = changing.change(id, 0, client("Books", null, 30));
          assertThat(changed.name()).isEqualTo("Books");
          assertThat(changed.paymentTermsDays()).isEqualTo(30);
          assertThat(finding.find(id)).isEqualTo(changed);
          assertThat(timeline(id.subject()).getFirst().summary())
              .isEqualTo("Client Books changed: name, payment terms");
        });
  }

  @Test
  void aChangeOfNothingLeavesNoTrace() {
    scope.run(
        () -> {
          var created = creating.create(client("Book Shop", null, 14));
          assertThat(changing.change(created.id(), 0, client("Book Shop", null, 14)))
              .isEqualTo(created);
          assertThat(eventsOf(created.id().subject())).hasSize(1);
        });
  }

  @Test
  void aChangeOfAnOldVersionIsRefused() {
    scope.run(
        () -> {
          var id = creating.create(client("Book Shop", null, 14)).id();
          var version = changing.change(id, 0, client("Books", null, 14)).version();
          assertThatThrownBy(() -> changing.change(id, 0, client("Toys", null, 14)))
              .isInstanceOf(ChangedMeanwhile.class);
          changing.change(id, version, client("Toys", null, 14));
        });
  }

  @Test
  void clientsAreListedNewestFirstAndByTheBeginningOfTheirNames() {
    scope.run(
        () -> {
          for (var name : List.of("Book Shop", "100% Toys", "bookbinder", "100 Toys")) {
            creating.create(client(name, null, 14));
          }
          assertThat(names("", ALL))
              .containsExactly("100 Toys", "bookbinder", "100% Toys", "Book Shop");
          assertThat(names("BOOK", ALL)).containsExactly("bookbinder", "Book Shop");
          assertThat(names("100%", ALL)).containsExactly("100% Toys");
          assertThat(names("100_", ALL)).isEmpty();
          var first = finding.list("book", Whose.everybodys(), new Page.Limit(1, null));
          assertThat(names("book", new Page.Limit(1, first.after().orElseThrow())))
              .containsExactly("Book Shop");
        });
  }

  private List<String> names(String prefix, Page.Limit limit) {
    return finding.list(prefix, Whose.everybodys(), limit).items().stream()
        .map(ClientRecord::name)
        .toList();
  }

  @Test
  void aContactStandsOnTheTimelineOfItsClient() {
    scope.run(
        () -> {
          var client = creating.create(client("Book Shop", null, 14)).id();
          var added = adding.add(client, contact(ContactChannel.SMS));
          assertThat(added.language().tag()).isEqualTo("de-AT");
          assertThat(added.phone()).isEqualTo("+4930901820");
          assertThat(finding.contact(client, added.id())).isEqualTo(added);
          assertThat(finding.contacts(client, ALL).items()).containsExactly(added);
          assertThat(eventsOf(client.subject()))
              .containsExactly("crm.contactAdded", "crm.clientCreated");
          assertThat(timeline(added.id().subject()).getFirst().summary())
              .isEqualTo("Ada added as billing contact of Book Shop");
        });
  }

  @Test
  void aContactIsReachedByTheChannelItPrefers() {
    scope.run(
        () -> {
          assertThatThrownBy(() -> reachedBy(ContactChannel.EMAIL)).hasMessageContaining("e-mail");
          assertThatThrownBy(() -> reachedBy(ContactChannel.SMS)).hasMessageContaining("phone");
          var homeless = new Address(null, null, null, "Berlin", "DE");
          var client =
              creating
                  .create(
                      new NewClient(
                          "Nomad",
                          null,
                          null,
                          homeless,
                          null,
                          ClientSegment.SMALL,
                          new Language("en"),
                          0))
                  .id();
          assertThatThrownBy(() -> adding.add(client, reachedBy(ContactChannel.LETTER)))
              .isInstanceOf(ClientInvalid.class)
              .hasMessageContaining("address");
        });
  }

  private static NewContact reachedBy(ContactChannel channel) {
    return new NewContact("Ada", null, null, null, null, channel, false);
  }

  @Test
  void anotherTenantsClientIsNotThere() {
    var client = scope.call(() -> creating.create(client("Book Shop", null, 14)).id());
    var contact = scope.call(() -> adding.add(client, contact(ContactChannel.EMAIL)).id());
    house
        .tenant()
        .run(
            () -> {
              assertThatThrownBy(() -> finding.find(client)).isInstanceOf(ClientNotFound.class);
              assertThatThrownBy(() -> finding.contact(client, contact))
                  .isInstanceOf(ClientNotFound.class);
              assertThatThrownBy(() -> changing.change(client, 0, client("Mine", null, 1)))
                  .isInstanceOf(ClientNotFound.class);
              assertThatThrownBy(() -> adding.add(client, contact(ContactChannel.EMAIL)))
                  .isInstanceOf(ClientNotFound.class);
              assertThat(names("", ALL)).isEmpty();
              assertThat(describe(client.subject(), contact.subject())).isEmpty();
            });
  }

  @Test
  void aContactOfAnotherClientIsNotThere() {
    scope.run(
        () -> {
          var client = creating.create(client("Book Shop", null, 14)).id();
          var other = creating.create(client("Toy Shop", null, 14)).id();
          var contact = adding.add(client, contact(ContactChannel.EMAIL)).id();
          assertThatThrownBy(() -> finding.contact(other, contact))
              .isInstanceOf(ContactNotFound.class);
        });
  }

  @Test
  void clientsAndContactsAreSearchedForByWhatIsKnownOfThem() {
    scope.run(
        () -> {
          var client = creating.create(client("Book Shop", new VatId("DE123456789"), 14)).id();
          var contact = adding.add(client, contact(ContactChannel.EMAIL)).id();
          var found = describe(client.subject(), contact.subject());
          assertThat(found)
              .extracting(SearchDocument::title)
              .containsExactlyInAnyOrder("Book Shop", "Ada");
          assertThat(found)
              .extracting(SearchDocument::text)
              .containsExactlyInAnyOrder(
                  "office@books.example\nBerlin", "Accounting\nada@books.example");
          assertThat(found)
              .extracting(SearchDocument::identifiers)
              .containsExactlyInAnyOrder(Set.of("DE123456789"), Set.of("+4930901820"));
          assertThat(found)
              .extracting(SearchDocument::concerns)
              .containsExactlyInAnyOrder(Set.of(), Set.of(client.subject()));
        });
  }

  private List<SearchDocument> describe(Subject... subjects) {
    return searchables.stream()
        .flatMap(
            searchable ->
                searchable
                    .describe(
                        List.of(subjects).stream()
                            .filter(subject -> subject.type().equals(searchable.type()))
                            .toList())
                    .stream())
        .toList();
  }

  private List<LoggedEvent> timeline(Subject subject) {
    return reading.about(subject, ALL).items();
  }

  private List<String> eventsOf(Subject subject) {
    return timeline(subject).stream().map(LoggedEvent::name).toList();
  }
}
