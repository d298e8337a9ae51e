package org.procession.domain.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.events.EventFeed;
import org.procession.domain.events.EventKind;
import org.procession.domain.events.Subject;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillLines;
import org.procession.domain.revenue.payables.CreatingBills;
import org.procession.domain.revenue.payables.VendorId;
import org.procession.domain.revenue.payables.WithdrawingBills;
import org.procession.domain.search.SearchText;
import org.procession.domain.tenancy.Access;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class TimelineIT {

  private static final Access ALL =
      Access.toEverybodys(Set.of("revenue.bill.read", "revenue.vendor.read"));
  private static final Page.Limit TEN = new Page.Limit(10, null);

  @Autowired TestHouse house;
  @Autowired TimelineIndex index;
  @Autowired SearchBuilds builds;
  @Autowired ReadingTimelines reading;
  @Autowired EventFeed feed;
  @Autowired CreatingBills creating;
  @Autowired WithdrawingBills withdrawing;
  @Autowired ElasticsearchClient client;

  private Scope scope;
  private VendorId vendor;

  @BeforeEach
  void newTenant() {
    builds.current();
    scope = house.tenant();
    vendor = scope.call(house::vendor);
  }

  @Test
  void findsByWordsAndTheirBeginningsAndMarksThem() throws IOException {
    scope.run(() -> bill("Pröbe <1>"));
    indexEvents(scope);
    scope.run(
        () -> {
          var found = search("probe 1");
          assertThat(found).hasSize(1);
          assertThat(found.getFirst().highlight())
              .contains("<em>Pröbe</em>")
              .contains("&lt;<em>1</em>&gt;");
          assertThat(search("prob")).hasSize(1);
          assertThat(search("prob unheard")).isEmpty();
          assertThat(search("\"mill probe\"")).isEmpty();
          assertThat(search("paper -probe")).hasSize(1);
          assertThat(search("x\" OR * ) { : ~")).isEmpty();
        });
  }

  @Test
  void findsWhatIsWrittenInAnEventsData() throws IOException {
    scope.run(() -> withdrawing.withdraw(bill("R-1"), "Sent by <mistake>"));
    indexEvents(scope);
    scope.run(
        () -> {
          var found = search("mistake");
          assertThat(found).hasSize(1);
          assertThat(found.getFirst().event().name()).isEqualTo("revenue.billWithdrawn");
          assertThat(found.getFirst().event().data()).contains("mistake");
          assertThat(String.join(" ", found.getFirst().passages()) + found.getFirst().highlight())
              .contains("&lt;<em>mistake</em>&gt;");
        });
  }

  /** With words it is the search engine that reads, without it is the log. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "paper")
  void readsWhatConcernsARecordOfAKindAndInATime(String text) throws IOException {
    var bill = scope.call(() -> bill("R-1"));
    indexEvents(scope);
    scope.run(
        () -> {
          assertThat(kinds(query(text, vendor.subject())))
              .containsExactly("revenue.billCreated", "revenue.vendorCreated");
          assertThat(kinds(query(text, bill.subject()))).containsExactly("revenue.billCreated");
          assertThat(kinds(query(text, null)))
              .containsExactly("revenue.billCreated", "revenue.vendorCreated");
          assertThat(kinds(query(text, null, "revenue.vendorCreated")))
              .containsExactly("revenue.vendorCreated");
          assertThat(kinds(query(text, null, "revenue.vendor*")))
              .containsExactly("revenue.vendorCreated");
          assertThat(kinds(query(text, null, "revenue.*"))).hasSize(2);
          assertThat(kinds(query(text, null, "revenue.vendorCreated", "revenue.bill*"))).hasSize(2);
          assertThat(kinds(query(text, null, "revenue.vendor"))).isEmpty();
          assertThat(kinds(query(text, null, "crm.*"))).isEmpty();
          var now = house.clock().instant();
          var words = text == null ? null : SearchText.parse(text);
          assertThat(kinds(new TimelineQuery(words, null, List.of(), now.plusSeconds(1), null)))
              .isEmpty();
          assertThat(kinds(new TimelineQuery(words, null, List.of(), now, now.plusSeconds(1))))
              .hasSize(2);
          assertThat(kinds(new TimelineQuery(words, null, List.of(), null, now))).isEmpty();
        });
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "paper")
  void showsNobodyEventsOfRecordsThatTheyMayNotRead(String text) throws IOException {
    scope.run(() -> bill("R-1"));
    indexEvents(scope);
    scope.run(
        () -> {
          var mayRead = Access.toEverybodys(Set.of("revenue.vendor.read", "timeline.read"));
          for (var subject : Stream.of(vendor.subject(), null).toList()) {
            assertThat(reading.read(query(text, subject), mayRead, TEN).items())
                .extracting(entry -> entry.event().name())
                .containsExactly("revenue.vendorCreated");
            assertThat(
                    reading.read(query(text, subject), Access.toEverybodys(Set.of()), TEN).items())
                .isEmpty();
          }
        });
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "paper")
  void showsATenantNothingOfAnother(String text) throws IOException {
    scope.run(() -> bill("R-1"));
    var other = house.tenant();
    other.run(house::vendor);
    indexEvents(scope);
    indexEvents(other);
    scope.run(() -> assertThat(kinds(query(text, null))).hasSize(2));
    other.run(() -> assertThat(kinds(query(text, null))).hasSize(1));
    other.run(() -> assertThat(kinds(query(text, vendor.subject()))).isEmpty());
    house.tenant().run(() -> assertThat(kinds(query(text, null))).isEmpty());
  }

  @Test
  void takesTheSameEventsTwiceAndKeepsThemOnce() throws IOException {
    scope.run(() -> bill("Twice"));
    indexEvents(scope);
    indexEvents(scope);
    scope.run(() -> assertThat(search("twice")).hasSize(1));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "page")
  void goesThroughPagesThatNewEntriesDoNotShift(String text) throws IOException {
    scope.run(
        () -> {
          for (var number = 1; number <= 5; number++) {
            bill("Page " + number);
          }
        });
    indexEvents(scope);
    var bills = query(text, null, "revenue.billCreated");
    var first = scope.call(() -> reading.read(bills, ALL, new Page.Limit(3, null)));
    scope.run(() -> bill("Page 6"));
    indexEvents(scope);
    var second =
        scope.call(() -> reading.read(bills, ALL, new Page.Limit(3, first.after().orElseThrow())));
    assertThat(summaries(first)).allMatch(summary -> summary.contains("Page"));
    assertThat(second.items()).hasSize(2);
    assertThat(second.after()).isEmpty();
    assertThat(summaries(second)).doesNotContainAnyElementsOf(summaries(first));
  }

  @Test
  void refusesAKindThatNoEventCanHave() {
    for (var kind :
        List.of("", "*", "Revenue", "revenue.bill created", "revenue..x", "a.b.c", "a|b")) {
      assertThatThrownBy(() -> EventKind.parse(kind)).isInstanceOf(EventKind.KindInvalid.class);
    }
  }

  private static List<String> summaries(Page<TimelineEntry> page) {
    return page.items().stream().map(entry -> entry.event().summary()).toList();
  }

  private BillId bill(String number) {
    return creating.create(BillLines.bill(vendor, number, "100.00", "EUR")).id();
  }

  private List<TimelineEntry> search(String text) {
    return reading.read(query(text, null), ALL, TEN).items();
  }

  private List<String> kinds(TimelineQuery query) {
    return reading.read(query, ALL, TEN).items().stream()
        .map(entry -> entry.event().name())
        .toList();
  }

  private static TimelineQuery query(String text, Subject subject, String... kinds) {
    return new TimelineQuery(
        text == null ? null : SearchText.parse(text),
        subject,
        Stream.of(kinds).map(EventKind::parse).toList(),
        null,
        null);
  }

  private void indexEvents(Scope tenant) throws IOException {
    tenant.run(
        () ->
            feed.next("never advanced", 100)
                .ifPresent(b -> index.add(builds.current(), b.events(), Map.of(), 0)));
    client.indices().refresh(r -> r.index(TimelineIndex.ALIAS));
  }
}
