package org.procession.workers.relays;

import java.util.function.Consumer;
import org.procession.domain.events.EventFeed;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.procession.domain.timeline.SearchBuilds;

/**
 * Makes anew what can be searched, from the event log and the records as they are, while searches
 * go on with what there is and the relay goes on writing to that. In batches, so that memory does
 * not grow with the log.
 */
class RebuildingSearch {

  private static final int BATCH = 500;

  private final SearchBuilds builds;
  private final EventFeed feed;
  private final FindingTenants tenants;

  RebuildingSearch(SearchBuilds builds, EventFeed feed, FindingTenants tenants) {
    this.builds = builds;
    this.feed = feed;
    this.tenants = tenants;
  }

  /**
   * How far it is.
   *
   * @param total how many events there are to take, those that came meanwhile included
   */
  record Progress(long taken, long total) {}

  /**
   * Builds anew and has searches see it. What happened in the last moments the relay adds, within
   * about a second. Not to be done twice at the same time. One that fails or is killed has changed
   * nothing that searches see, and what it leaves the next one removes.
   *
   * @param watching is told of every batch
   * @throws RuntimeException when the database or the search engine does not answer, or somebody
   *     removed the build
   */
  Progress rebuild(Consumer<Progress> watching) {
    builds.removeUnseen();
    var build = builds.make();
    var cursor = SearchRelay.cursor(build);
    var progress = new Progress(0, waiting(cursor));
    watching.accept(progress);
    // Each round takes what came during the one before, which is ever less; the relay has the rest.
    var last = Long.MAX_VALUE;
    var round = last;
    do {
      last = round;
      var before = progress.taken();
      for (var tenant : tenants.served()) {
        progress = fill(tenant, build, cursor, progress, watching);
      }
      round = progress.taken() - before;
    } while (round > BATCH && round < last);
    builds.show(build);
    tenants
        .served()
        .forEach(tenant -> in(tenant).run(() -> feed.forget(SearchRelay.CURSORS, cursor)));
    builds.removeUnseen();
    return progress;
  }

  private long waiting(String cursor) {
    return tenants.served().stream()
        .mapToLong(tenant -> in(tenant).call(() -> feed.lag(cursor)))
        .sum();
  }

  private Progress fill(
      TenantId tenant,
      String build,
      String cursor,
      Progress progress,
      Consumer<Progress> watching) {
    var reached = progress;
    int taken;
    do {
      taken = take(in(tenant), build, cursor);
      var sum = reached.taken() + taken;
      reached = new Progress(sum, Math.max(sum, reached.total()));
      watching.accept(reached);
    } while (taken == BATCH);
    return reached;
  }

  private int take(Scope scope, String build, String cursor) {
    return scope.call(
        () -> {
          var next = feed.next(cursor, BATCH);
          next.ifPresent(
              batch -> {
                builds.write(build, batch.events());
                feed.advance(cursor, batch);
              });
          return next.map(batch -> batch.events().size()).orElse(0);
        });
  }

  private static Scope in(TenantId tenant) {
    return new Scope(tenant, Actor.system("search-rebuild"));
  }
}
