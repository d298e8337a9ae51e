package org.procession.workers.relays;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.procession.workers.Patience.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.Page;
import org.procession.domain.events.EventFeed;
import org.procession.domain.search.SearchText;
import org.procession.domain.tenancy.Access;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.domain.timeline.ReadingTimelines;
import org.procession.domain.timeline.SearchBuilds;
import org.procession.domain.timeline.TimelineQuery;
import org.procession.workers.House;
import org.procession.workers.RealParts;
import org.procession.workers.relays.RebuildingSearch.Progress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** What can be searched is made anew while the relay, writers and searches go on. */
@DomainTest
class RebuildingSearchIT {

  private static final List<String> ALIASES = List.of("procession-timeline", "procession-records");
  private static final int BILLS = 100;

  @Autowired House house;
  @Autowired EventFeed feed;
  @Autowired FindingTenants tenants;
  @Autowired SearchBuilds builds;
  @Autowired ElasticsearchClient client;
  @Autowired ReadingTimelines reading;
  @Autowired Environment environment;

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final List<CompletableFuture<Void>> running = new ArrayList<>();
  private RebuildingSearch rebuilding;
  private EventRelay relay;
  private List<Scope> scopes;

  @BeforeEach
  void twoTenantsWithMoreThanABatchOfEventsAndARelay() {
    rebuilding = new RebuildingSearch(builds, feed, tenants);
    relay = new EventRelay(new SearchRelay(builds), feed);
    scopes = List.of(house.tenant(), house.tenant());
    for (var scope : scopes) {
      scope.run(
          () -> {
            var vendor = house.vendor();
            for (var bill = 0; bill < BILLS; bill++) {
              house.submit(house.draft(vendor, "R-" + bill, "100.00"));
            }
          });
    }
    goOn(() -> tenants.all().forEach(tenant -> deliver(tenant)));
    awaitRelay();
  }

  @AfterEach
  void stop() {
    stopped.set(true);
    running.forEach(CompletableFuture::join);
  }

  @Test
  void findsTheSameWhileWritersWriteAndSearchesGoOn() {
    var before = documents();
    assertThat(before).hasSizeGreaterThan(2 * 3 * BILLS);
    var number = new AtomicInteger();
    var missed = new AtomicInteger();
    var searches = new AtomicInteger();
    for (var scope : scopes) {
      goOn(() -> scope.run(() -> house.submitted("W-" + number.incrementAndGet(), "10.00")));
      goOn(
          () -> {
            searches.incrementAndGet();
            if (scope.call(() -> found("submitted R-7")) == 0) missed.incrementAndGet();
          });
    }
    var told = new ArrayList<Progress>();
    var done = rebuilding.rebuild(told::add);
    stop();
    assertThat(number).hasPositiveValue();
    assertThat(searches).hasPositiveValue();
    assertThat(missed).hasValue(0);
    assertThat(told.getFirst().taken()).isZero();
    assertThat(told).isSortedAccordingTo((a, b) -> Long.compare(a.taken(), b.taken()));
    assertThat(told.getLast()).isEqualTo(done);
    assertThat(done.taken()).isEqualTo(done.total()).isGreaterThan(2 * 2 * BILLS);

    restartRelay();
    awaitRelay();
    var after = documents();
    assertThat(after).containsAllEntriesOf(before);
    assertThat(after.keySet()).hasSizeGreaterThanOrEqualTo(before.size() + 2 * number.get());
    rebuilding.rebuild(progress -> {});
    assertThat(documents()).isEqualTo(after);
  }

  @Test
  void leavesSearchAsItWasWhenItIsKilledAndStartsAfreshTheNextTime() {
    var before = documents();
    var shown = builds.current();
    assertThatThrownBy(() -> rebuilding.rebuild(killAfter(1)))
        .isInstanceOf(IllegalThreadStateException.class);
    assertThat(builds.current()).isEqualTo(shown);
    assertThat(documents()).isEqualTo(before);
    assertThat(indexes()).hasSize(4);
    rebuilding.rebuild(progress -> {});
    assertThat(builds.current()).isNotEqualTo(shown);
    assertThat(documents()).isEqualTo(before);
    assertThat(indexes()).hasSize(2);
  }

  private static Consumer<Progress> killAfter(int batches) {
    var taken = new AtomicInteger();
    return progress -> {
      if (taken.getAndIncrement() >= batches) throw new IllegalThreadStateException("killed");
    };
  }

  @Test
  void isAProgramOfItsOwnThatTellsHowFarItIs() {
    var before = documents();
    var shown = builds.current();
    var said = new ByteArrayOutputStream();
    // Those of this application, whose database has the tenants.
    var settings =
        Stream.concat(
                Stream.of("--spring.profiles.active=local"),
                RealParts.settings().keySet().stream()
                    .map(name -> "--%s=%s".formatted(name, environment.getProperty(name))))
            .toArray(String[]::new);
    assertThat(SearchRebuild.run(new PrintStream(said, true, UTF_8), settings)).isZero();
    assertThat(said.toString(UTF_8)).contains("0 of ", " events, 100 %", "Search is rebuilt from ");
    assertThat(builds.current()).isNotEqualTo(shown);
    awaitRelay();
    assertThat(documents()).isEqualTo(before);
  }

  @Test
  void noticesThatIndexesWereRemovedAndFillsThemAgainThoughNothingHappens() throws IOException {
    var before = documents();
    client.indices().delete(d -> d.index(indexes()));
    await().until(() -> isShown() && documents().size() == before.size());
    assertThat(documents()).isEqualTo(before);

    client.indices().delete(d -> d.index("procession-records-" + builds.current()));
    await().until(() -> isShown() && documents().size() == before.size());
    assertThat(documents()).isEqualTo(before);
  }

  @Test
  void buildsWhatWasRemovedWhileTheRelayFillsItToo() throws IOException {
    var before = documents();
    client.indices().delete(d -> d.index(indexes()));
    rebuilding.rebuild(progress -> {});
    await().until(() -> isShown() && documents().size() == before.size());
    assertThat(documents()).isEqualTo(before);
  }

  /** Does something again and again, until the test ends. */
  private void goOn(Runnable work) {
    running.add(
        CompletableFuture.runAsync(
            () -> {
              while (!stopped.get()) work.run();
            },
            thread -> Thread.ofPlatform().start(thread)));
  }

  private void restartRelay() {
    stopped.set(false);
    running.clear();
    goOn(() -> tenants.all().forEach(this::deliver));
  }

  /** As the loop does: what fails is tried again. */
  private void deliver(TenantId tenant) {
    try {
      scope(tenant).call(relay::deliverBatch);
    } catch (RuntimeException e) {
      // its index is gone: the next round finds another
    }
  }

  private static Scope scope(TenantId tenant) {
    return new Scope(tenant, Actor.system("test"));
  }

  private void awaitRelay() {
    await()
        .until(
            () ->
                isShown()
                    && scopes.stream()
                        .allMatch(
                            scope ->
                                scope.call(
                                    () -> feed.lag(SearchRelay.cursor(builds.current())) == 0)));
  }

  private boolean isShown() {
    return builds.shown().isPresent();
  }

  private int found(String text) {
    return reading
        .read(
            new TimelineQuery(SearchText.parse(text), null, List.of(), null, null),
            Access.toEverybodys(Set.of("revenue.bill.read")),
            new Page.Limit(10, null))
        .items()
        .size();
  }

  /** All documents of the tenants, with their versions. */
  private Map<String, String> documents() {
    var documents = new TreeMap<String, String>();
    try {
      client.indices().refresh(r -> r.index(ALIASES));
      for (var alias : ALIASES) {
        for (var scope : scopes) {
          var tenant = FieldValue.of(scope.tenant().value());
          client
              .search(
                  s ->
                      s.index(alias)
                          .size(10_000)
                          .version(true)
                          .query(q -> q.term(t -> t.field("tenant").value(tenant))),
                  JsonNode.class)
              .hits()
              .hits()
              .forEach(
                  hit -> documents.put(alias + " " + hit.id(), hit.version() + " " + hit.source()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  /** The indexes that there are, of whichever build. */
  private List<String> indexes() {
    try {
      return client.indices().get(g -> g.index("procession-*")).indices().keySet().stream()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
