package org.procession.workers.relays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.Page;
import org.procession.domain.events.EventFeed;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.timeline.SearchingTimelines;
import org.procession.domain.timeline.TimelineEntry;
import org.procession.domain.timeline.TimelineIndex;
import org.procession.domain.timeline.TimelineQuery;
import org.procession.workers.House;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class SearchRelayIT {

  @Autowired House house;
  @Autowired EventFeed feed;
  @Autowired TimelineIndex index;
  @Autowired SearchingTimelines searching;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  @Test
  void makesEventsFoundByTheirWordsAndOnceHoweverOftenTheyCome() {
    var relay = new SearchRelay(index);
    scope.run(
        () -> {
          house.submitted("R-77", "100.00");
          var events = feed.next(relay.name(), 100).orElseThrow().events();
          relay.deliver(events);
          relay.deliver(events);
          new SearchRelay(index).deliver(events);
          await().pollInSameThread().until(() -> found("submitted R-77").size() == 1);
          assertThat(found("submitted R-77").getFirst().kind()).isEqualTo("revenue.billSubmitted");
          assertThat(found("R-77")).hasSize(2);
        });
    house.tenant().run(() -> assertThat(found("R-77")).isEmpty());
  }

  @Test
  void movesItsCursorWhenTheSearchEngineHasTheEvents() {
    var relay = new EventRelay(new SearchRelay(index), feed);
    scope.run(
        () -> {
          house.vendor();
          assertThat(relay.backlog().size()).isEqualTo(1);
          assertThat(relay.deliverBatch()).isFalse();
          assertThat(relay.backlog()).isEqualTo(Relay.Backlog.NONE);
        });
  }

  private List<TimelineEntry> found(String text) {
    return searching
        .search(new TimelineQuery(text, null, List.of(), null, null), new Page.Limit(10, null))
        .items();
  }
}
