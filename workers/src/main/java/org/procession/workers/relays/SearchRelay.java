package org.procession.workers.relays;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.timeline.SearchBuilds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts events into the search engine, and anew the records that they are about. Both know what
 * comes again.
 */
@Component
class SearchRelay implements EventReceiver {

  private static final Logger log = LoggerFactory.getLogger(SearchRelay.class);

  /** How often it looks for the build that searches see. */
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

  /** What the names of cursors begin with; the name of the build follows. */
  static final String CURSORS = "search-";

  private final SearchBuilds builds;
  private volatile @Nullable String build;
  private long looked; // of the thread that delivers

  SearchRelay(SearchBuilds builds) {
    this.builds = builds;
  }

  @Override
  public String name() {
    return "search";
  }

  /**
   * Each build has a cursor of its own. So what is built anew is filled from the beginning of the
   * log, and whoever has filled it leaves it to this relay just where it stopped.
   */
  @Override
  public String cursor() {
    return cursor(Objects.requireNonNullElse(build, "none"));
  }

  static String cursor(String build) {
    return CURSORS + build;
  }

  @Override
  public int batchSize() {
    return 500;
  }

  /** Beside it stands the half second after which the search engine shows what it has. */
  @Override
  public Duration pace() {
    return Duration.ofMillis(100);
  }

  /**
   * Looks which build searches see, and makes one when there is none: at the beginning, and when
   * somebody has removed an index.
   */
  @Override
  public boolean isReady() {
    if (build == null) {
      look();
    } else if (System.nanoTime() - looked >= LOOKS_EVERY.toNanos()) {
      try {
        look();
      } catch (RuntimeException e) {
        log.debug("the search engine does not tell its builds", e); // whoever delivers finds out
      }
    }
    return true;
  }

  private void look() {
    looked = System.nanoTime();
    build = builds.current();
  }

  @Override
  public void deliver(List<LoggedEvent> events) {
    try {
      builds.write(Objects.requireNonNull(build), events);
    } catch (RuntimeException e) {
      build = null; // it may be gone
      throw e;
    }
  }
}
