package org.procession.domain.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.domain.DomainTest;
import org.procession.domain.Ids;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.events.EventFeed;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillLines;
import org.procession.domain.revenue.payables.CreatingBills;
import org.procession.domain.revenue.payables.VendorId;
import org.procession.domain.revenue.payables.WithdrawingBills;
import org.procession.domain.tenancy.Access;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.timeline.SearchBuilds;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class SearchingRecordsIT {

  private static final Access ALL =
      Access.toEverybodys(Set.of("revenue.bill.read", "revenue.vendor.read", Things.READ));
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Page.Limit TEN = new Page.Limit(10, null);

  @Autowired TestHouse house;
  @Autowired RecordIndex index;
  @Autowired SearchBuilds builds;
  @Autowired SearchingRecords searching;
  @Autowired EventFeed feed;
  @Autowired CreatingBills creating;
  @Autowired WithdrawingBills withdrawing;
  @Autowired Things things;
  @Autowired ElasticsearchClient client;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    builds.current();
    scope = house.tenant();
  }

  @Test
  void findsRecordsAsTheyAreNow() {
    var vendor = scope.call(house::vendor);
    var bill = scope.call(() -> bill(vendor, "R-2026-17"));
    indexEvents();
    scope.run(
        () -> {
          var found = search("paper mill");
          assertThat(found)
              .extracting(FoundRecord::subject)
              .containsExactly(vendor.subject(), bill.subject());
          var hit = search("2026-17").getFirst();
          assertThat(hit.title()).isEqualTo("Bill R-2026-17 of Paper Mill");
          assertThat(hit.highlightedTitle()).isEqualTo("Bill R-<em>2026-17</em> of Paper Mill");
          assertThat(hit.concerns()).containsExactly(vendor.subject());
          assertThat(hit.amount()).isEqualTo(Money.of("119.00 EUR"));
          assertThat(hit.facets()).contains(entry("status", "DRAFT"), entry("currency", "EUR"));
          withdrawing.withdraw(bill, null);
        });
    indexEvents();
    scope.run(
        () ->
            assertThat(search("2026-17").getFirst().facets()).containsEntry("status", "WITHDRAWN"));
  }

  @Test
  void putsWhatFitsAsAWholeFirstAndThenTheNewest() {
    var inContent = thing("One", thing -> thing.withContent("paper mill"));
    var inText = thing("Two", thing -> thing.withText("An old paper mill"));
    var older = thing("Mill of paper", thing -> thing);
    var newer = thing("Paper and mill", thing -> thing);
    var beginning = thing("Paper mills", thing -> thing);
    var inside = thing("The paper mill", thing -> thing);
    var whole = thing("PAPER MILL", thing -> thing);
    var numbered = thing("Three", thing -> thing.withIdentifiers("paper mill"));
    scope.run(
        () ->
            assertThat(search("Paper Mill"))
                .extracting(FoundRecord::subject)
                .containsExactly(
                    whole, numbered, beginning, inside, newer, older, inText, inContent));
  }

  @Test
  void findsAllWordsWhereverTheyStandAndNoneThatAreUnwanted() {
    var both = thing("Lease", thing -> thing.withText("Hamburg").withContent("notice period"));
    var other = thing("Lease", thing -> thing.withText("Bremen").withContent("period of notice"));
    scope.run(
        () -> {
          assertThat(subjects("lease hamburg period")).containsExactly(both);
          assertThat(subjects("\"notice period\"")).containsExactly(both);
          assertThat(subjects("notice period")).containsExactly(other, both);
          assertThat(subjects("lease -hamburg")).containsExactly(other);
          assertThat(subjects("lease -\"notice period\"")).containsExactly(other);
          assertThat(subjects("leas")).hasSize(2);
          assertThat(subjects("leas hamburg")).isEmpty();
          assertThat(subjects("lease munich")).isEmpty();
        });
  }

  @Test
  void showsPassagesOfLongTextsSafelyAndNeverTheWhole() {
    var content = "<script>alert(1)</script> ".repeat(4000) + "needle";
    thing("Haystack", thing -> thing.withContent(content.substring(0, 99_000) + " needle <b>"));
    scope.run(
        () -> {
          var hit = search("needle").getFirst();
          assertThat(hit.highlights()).hasSize(1);
          assertThat(hit.highlights().getFirst())
              .contains("<em>needle</em>")
              .doesNotContain("<script", "<b>")
              .hasSizeLessThan(500);
        });
  }

  @Test
  void searchesTheBeginningOfAVeryLongText() {
    thing("Long", thing -> thing.withContent("early " + "x ".repeat(60_000) + "late"));
    thing("Emoji", thing -> thing.withContent("z" + "😀".repeat(60_000)));
    scope.run(
        () -> {
          assertThat(subjects("early")).hasSize(1);
          assertThat(subjects("late")).isEmpty();
          assertThat(subjects("emoji")).hasSize(1);
        });
  }

  @Test
  void countsValuesOfEachFacetAsIfItHadNoCondition() {
    thing("Report a", thing -> thing.withFacet("status", "CLEAN").withFacet("mediaType", "pdf"));
    thing("Report b", thing -> thing.withFacet("status", "CLEAN").withFacet("mediaType", "png"));
    thing("Report c", thing -> thing.withFacet("status", "INFECTED").withFacet("mediaType", "pdf"));
    scope.run(
        () -> {
          var found =
              searching.search(
                  query("report", Map.of("status", List.of("CLEAN"), "mediaType", List.of())),
                  List.of("status", "mediaType", "year", "unheard"),
                  ALL,
                  TEN);
          assertThat(found.page().items())
              .extracting(FoundRecord::title)
              .containsExactly("Report b", "Report a");
          assertThat(found.facets().get("status"))
              .containsExactly(count("CLEAN", 2), count("INFECTED", 1));
          assertThat(found.facets().get("mediaType"))
              .containsExactlyInAnyOrder(count("pdf", 1), count("png", 1));
          assertThat(found.facets().get("year")).containsExactly(count("2026", 2));
          assertThat(found.facets().get("unheard")).isEmpty();
        });
  }

  @Test
  void filtersByTimeSizeAndWhatARecordBelongsTo() {
    var client = new Subject("client", Ids.next());
    var small = thing("Small", thing -> thing.withSize(10).concerning(client));
    var large = thing("Large", thing -> thing.withSize(5_000_000_000L));
    var none = thing("None", thing -> thing);
    scope.run(
        () -> {
          assertThat(subjects(new RecordQuery(null, Map.of(), client, null, null, null, null)))
              .containsExactly(small);
          assertThat(subjects(sized(10L, null))).containsExactly(large, small);
          assertThat(subjects(sized(11L, 5_000_000_000L))).containsExactly(large);
          assertThat(subjects(sized(null, 9L))).isEmpty();
          assertThat(subjects(within(NOON, NOON.plusSeconds(1))))
              .containsExactly(none, large, small);
          assertThat(subjects(within(NOON.plusSeconds(1), null))).isEmpty();
          assertThat(subjects(within(null, NOON))).isEmpty();
          assertThat(subjects(within(Instant.MIN, Instant.MAX))).hasSize(3);
        });
  }

  @Test
  void showsNobodyHitsOrCountsOfWhatTheyMayNotRead() {
    scope.run(() -> bill(house.vendor(), "R-1"));
    indexEvents();
    scope.run(
        () -> {
          assertThat(types(ALL)).containsExactly(count("bill", 1), count("vendor", 1));
          assertThat(types(Access.toEverybodys(Set.of("revenue.vendor.read"))))
              .containsExactly(count("vendor", 1));
          assertThat(types(Access.toEverybodys(Set.of("revenue.bill.create")))).isEmpty();
          assertThat(types(Access.toEverybodys(Set.of()))).isEmpty();
          var mayNot =
              searching.search(
                  query("paper", Map.of("type", List.of("bill"))),
                  List.of("status"),
                  Access.toEverybodys(Set.of("revenue.vendor.read")),
                  TEN);
          assertThat(mayNot.page().items()).isEmpty();
          assertThat(mayNot.facets().get("status")).isEmpty();
        });
  }

  @Test
  void showsATenantNothingOfAnother() {
    scope.run(() -> bill(house.vendor(), "R-1"));
    indexEvents();
    house
        .tenant()
        .run(
            () -> {
              assertThat(types(ALL)).isEmpty();
              assertThat(search("paper")).isEmpty();
            });
  }

  @Test
  void keepsWhatIsNewerWheneverTheOlderComes() {
    var subject = thing("New", thing -> thing);
    things.put(SearchDocument.of(subject, "Old", NOON));
    follow(subject, 50);
    scope.run(() -> assertThat(search("new")).hasSize(1));
    follow(subject, 100);
    scope.run(() -> assertThat(search("old")).hasSize(1));
    things.remove(subject);
    follow(subject, 99);
    scope.run(() -> assertThat(search("old")).hasSize(1));
    follow(subject, 101);
    scope.run(() -> assertThat(search("old")).isEmpty());
    things.put(SearchDocument.of(subject, "Old", NOON));
    follow(subject, 100);
    scope.run(() -> assertThat(search("old")).isEmpty());
  }

  @Test
  void leavesOutWhatNobodyDescribes() {
    follow(new Subject("unheard", Ids.next()), 1);
    follow(new Subject("thing", Ids.next()), 1);
    scope.run(
        () ->
            assertThat(subjects(new RecordQuery(null, Map.of(), null, null, null, null, null)))
                .isEmpty());
  }

  @Test
  void goesThroughPagesThatNewRecordsDoNotShift() {
    for (var number = 1; number <= 5; number++) {
      var title = "Page " + number;
      thing(title, thing -> thing);
    }
    var seen = new ArrayList<String>();
    var after = page(null, seen);
    thing("Page 6", thing -> thing);
    thing("Page", thing -> thing);
    after = page(after, seen);
    assertThat(page(after, seen)).isNull();
    assertThat(seen).containsExactly("Page 5", "Page 4", "Page 3", "Page 2", "Page 1");
  }

  private String page(String after, List<String> seen) {
    return scope.call(
        () -> {
          var page =
              searching
                  .search(query("page", Map.of()), List.of(), ALL, new Page.Limit(2, after))
                  .page();
          page.items().forEach(item -> seen.add(item.title()));
          return page.after().orElse(null);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"unbalanced",
        "AND OR (",
        "a:b",
        "/x/",
        "a~2",
        "[* TO *]",
        "a && !b",
        "\\",
        "a\\",
        "{x} ^2",
        "a* ?b",
        "<a href='x'>",
        "😀 a",
        "-a b",
        "a -",
        "٣",
        "ß",
        "\uFFFFa"
      })
  void takesWhatLooksLikeSyntaxForWords(String text) {
    if (text.equals("\\")) {
      assertThatThrownBy(() -> SearchText.parse(text)).isInstanceOf(SearchText.QueryInvalid.class);
    } else {
      scope.run(() -> assertThat(search(text)).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "1.0",
        "~",
        "NaN~01970000-0000-7000-8000-000000000000",
        "1.0~x",
        "1e9~01970000-0000-7000-8000-000000000000"
      })
  void refusesACursorThatItHasNotGivenOut(String cursor) {
    scope.run(
        () ->
            assertThatThrownBy(
                    () ->
                        searching.search(
                            query("a", Map.of()), List.of(), ALL, new Page.Limit(2, cursor)))
                .isInstanceOf(Page.UnknownCursor.class));
  }

  private BillId bill(VendorId vendor, String number) {
    return creating.create(BillLines.bill(vendor, number, "100.00", "EUR")).id();
  }

  private interface Describing {
    SearchDocument describe(SearchDocument thing);
  }

  /** A new thing, in the index; each is newer than the one before. */
  private Subject thing(String title, Describing describing) {
    var subject = new Subject("thing", Ids.next());
    things.put(describing.describe(SearchDocument.of(subject, title, NOON)));
    follow(subject, 100);
    return subject;
  }

  private void follow(Subject subject, long transaction) {
    var event =
        new LoggedEvent(
            scope.tenant(),
            UUID.randomUUID(),
            transaction,
            1,
            "tests.happened",
            subject,
            List.of(),
            "user:clerk",
            "Clerk",
            NOON,
            "Something happened",
            "{}");
    scope.run(() -> index.follow(builds.current(), List.of(event), Map.of(), 0));
    refresh();
  }

  private void indexEvents() {
    scope.run(
        () ->
            feed.next("never advanced", 100)
                .ifPresent(b -> index.follow(builds.current(), b.events(), Map.of(), 0)));
    refresh();
  }

  private void refresh() {
    try {
      client.indices().refresh(r -> r.index(RecordIndex.ALIAS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<FoundRecord> search(String text) {
    return searching.search(query(text, Map.of()), List.of(), ALL, TEN).page().items();
  }

  private List<Subject> subjects(String text) {
    return search(text).stream().map(FoundRecord::subject).toList();
  }

  private List<Subject> subjects(RecordQuery query) {
    return searching.search(query, List.of(), ALL, TEN).page().items().stream()
        .map(FoundRecord::subject)
        .toList();
  }

  private List<FoundRecords.Count> types(Access access) {
    return searching
        .search(query("paper", Map.of()), List.of("type"), access, TEN)
        .facets()
        .get("type");
  }

  private static FoundRecords.Count count(String value, long records) {
    return new FoundRecords.Count(value, records);
  }

  private static RecordQuery query(String text, Map<String, List<String>> facets) {
    return new RecordQuery(SearchText.parse(text), facets, null, null, null, null, null);
  }

  private static RecordQuery sized(Long min, Long max) {
    return new RecordQuery(null, Map.of(), null, null, null, min, max);
  }

  private static RecordQuery within(Instant from, Instant to) {
    return new RecordQuery(null, Map.of(), null, from, to, null, null);
  }
}
