package org.procession.domain.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.events.EventFeed;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillLines;
import org.procession.domain.revenue.payables.CreatingBills;
import org.procession.domain.revenue.payables.VendorId;
import org.procession.domain.tenancy.Scope;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class TimelineIT {

  private static final Page.Limit TEN = new Page.Limit(10, null);

  @Autowired TestHouse house;
  @Autowired TimelineIndex index;
  @Autowired SearchingTimelines searching;
  @Autowired EventFeed feed;
  @Autowired CreatingBills creating;
  @Autowired ElasticsearchClient client;

  private Scope scope;
  private VendorId vendor;

  @BeforeEach
  void newTenant() {
    index.create();
    scope = house.tenant();
    vendor = scope.call(house::vendor);
  }

  @Test
  void findsByWordsAndTheirBeginningsAndMarksThem() throws IOException {
    scope.run(() -> bill("Pröbe <1>"));
    indexEvents(scope);
    scope.run(
        () -> {
          var found = search("probe 1").items();
          assertThat(found).hasSize(1);
          assertThat(found.getFirst().highlight())
              .contains("<em>Pröbe</em>")
              .contains("&lt;<em>1</em>&gt;");
          assertThat(search("prob").items()).hasSize(1);
          assertThat(search("prob unheard").items()).isEmpty();
          assertThat(search("\" OR * ) { : ~").items()).isEmpty();
        });
  }

  @Test
  void findsWhatConcernsARecordOfAKindAndInATime() throws IOException {
    var bill = scope.call(() -> bill("R-1"));
    indexEvents(scope);
    scope.run(
        () -> {
          assertThat(kinds(query(null, vendor.subject(), List.of())))
              .containsExactly("revenue.billCreated", "revenue.vendorCreated");
          assertThat(kinds(query(null, bill.subject(), List.of())))
              .containsExactly("revenue.billCreated");
          assertThat(kinds(query(null, vendor.subject(), List.of("revenue.vendorCreated"))))
              .containsExactly("revenue.vendorCreated");
          var now = house.clock().instant();
          assertThat(
                  kinds(
                      new TimelineQuery(
                          null, vendor.subject(), List.of(), now.plusSeconds(1), null)))
              .isEmpty();
          assertThat(
                  kinds(
                      new TimelineQuery(
                          null, vendor.subject(), List.of(), null, now.plusSeconds(1))))
              .hasSize(2);
        });
  }

  @Test
  void showsATenantNothingOfAnother() throws IOException {
    scope.run(() -> bill("Shared"));
    var other = house.tenant();
    other.run(
        () -> {
          vendor = house.vendor();
          bill("Shared");
        });
    indexEvents(scope);
    indexEvents(other);
    scope.run(() -> assertThat(search("shared").items()).hasSize(1));
    other.run(() -> assertThat(search("shared").items()).hasSize(1));
    house.tenant().run(() -> assertThat(search("shared").items()).isEmpty());
  }

  @Test
  void takesTheSameEventsTwiceAndKeepsThemOnce() throws IOException {
    scope.run(() -> bill("Twice"));
    indexEvents(scope);
    indexEvents(scope);
    scope.run(() -> assertThat(search("twice").items()).hasSize(1));
  }

  @Test
  void goesThroughPagesThatNewEntriesDoNotShift() throws IOException {
    scope.run(
        () -> {
          for (var number = 1; number <= 5; number++) {
            bill("Page " + number);
          }
        });
    indexEvents(scope);
    var first =
        scope.call(() -> searching.search(query("page", null, List.of()), new Page.Limit(3, null)));
    scope.run(() -> bill("Page 6"));
    indexEvents(scope);
    var second =
        scope.call(
            () ->
                searching.search(
                    query("page", null, List.of()),
                    new Page.Limit(3, first.after().orElseThrow())));
    assertThat(first.items()).extracting(TimelineEntry::summary).allMatch(s -> s.contains("Page"));
    assertThat(second.items()).hasSize(2);
    assertThat(second.after()).isEmpty();
  }

  private BillId bill(String number) {
    return creating.create(BillLines.bill(vendor, number, "100.00", "EUR")).id();
  }

  private Page<TimelineEntry> search(String text) {
    return searching.search(query(text, null, List.of()), TEN);
  }

  private List<String> kinds(TimelineQuery query) {
    return searching.search(query, TEN).items().stream().map(TimelineEntry::kind).toList();
  }

  private static TimelineQuery query(
      String text, org.procession.domain.events.Subject subject, List<String> kinds) {
    return new TimelineQuery(text, subject, kinds, null, null);
  }

  private void indexEvents(Scope tenant) throws IOException {
    tenant.run(() -> feed.next("never advanced", 100).ifPresent(b -> index.add(b.events())));
    client.indices().refresh(r -> r.index("procession-timeline"));
  }
}
