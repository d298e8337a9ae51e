package org.procession.workers.relays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.procession.workers.Patience.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.Page;
import org.procession.domain.events.EventFeed;
import org.procession.domain.search.SearchText;
import org.procession.domain.tenancy.Access;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.timeline.ReadingTimelines;
import org.procession.domain.timeline.SearchBuilds;
import org.procession.domain.timeline.TimelineEntry;
import org.procession.domain.timeline.TimelineQuery;
import org.procession.workers.House;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class SearchRelayIT {

  @Autowired House house;
  @Autowired EventFeed feed;
  @Autowired SearchBuilds builds;
  @Autowired ElasticsearchClient client;
  @Autowired ReadingTimelines reading;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @Test
  void makesEventsFoundByTheirWordsAndOnceHoweverOftenTheyCome() {
    var relay = new SearchRelay(builds);
    scope.run(
        () -> {
          house.submitted("R-77", "100.00");
          assertThat(relay.isReady()).isTrue();
          var events = feed.next(relay.cursor(), 100).orElseThrow().events();
          relay.deliver(events);
          relay.deliver(events);
          var another = new SearchRelay(builds);
          another.isReady();
          another.deliver(events);
          await().pollInSameThread().until(() -> found("submitted R-77").size() == 1);
          assertThat(found("submitted R-77").getFirst().event().name())
              .isEqualTo("revenue.billSubmitted");
          assertThat(found("R-77")).hasSize(2);
        });
    house.tenant().run(() -> assertThat(found("R-77")).isEmpty());
  }

  @Test
  void makesTheIndexAnewWhenSomebodyHasRemovedIt() {
    var relay = new SearchRelay(builds);
    scope.run(
        () -> {
          house.submitted("R-78", "100.00");
          var events = feed.next(relay.cursor(), 100).orElseThrow().events();
          assertThat(relay.isReady()).isTrue();
          var cursor = relay.cursor();
          removeIndex();
          assertThatThrownBy(() -> relay.deliver(events)).isInstanceOf(RuntimeException.class);
          assertThat(relay.isReady()).isTrue();
          assertThat(relay.cursor()).isNotEqualTo(cursor);
          relay.deliver(events);
          await().pollInSameThread().until(() -> found("R-78").size() == 2);
        });
  }

  private void removeIndex() {
    try {
      var index = "procession-timeline-" + builds.current();
      client.indices().delete(d -> d.index(index));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void movesItsCursorWhenTheSearchEngineHasTheEvents() {
    var relay = new EventRelay(new SearchRelay(builds), feed);
    scope.run(
        () -> {
          house.vendor();
          assertThat(relay.deliverBatch()).isEqualTo(1);
          assertThat(relay.backlog()).isEqualTo(Relay.Backlog.NONE);
        });
  }

  private List<TimelineEntry> found(String text) {
    return reading
        .read(
            new TimelineQuery(SearchText.parse(text), null, List.of(), null, null),
            Access.toEverybodys(Set.of("revenue.bill.read", "revenue.vendor.read")),
            new Page.Limit(10, null))
        .items();
  }
}
