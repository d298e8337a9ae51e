package org.procession.workers.relays;

import java.util.List;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.search.RecordIndex;
import org.procession.domain.search.SearchIndex;
import org.procession.domain.timeline.TimelineIndex;
import org.springframework.stereotype.Component;

/**
 * Puts events into the search engine, and anew the records that they are about. Both know what
 * comes again.
 */
@Component
class SearchRelay implements EventReceiver {

  private final TimelineIndex timelines;
  private final RecordIndex records;
  private volatile boolean created;

  SearchRelay(TimelineIndex timelines, RecordIndex records) {
    this.timelines = timelines;
    this.records = records;
  }

  /** Has a cursor of its own for each generation of the indexes, which begin empty. */
  @Override
  public String name() {
    return "search-" + SearchIndex.GENERATION;
  }

  @Override
  public int batchSize() {
    return 500;
  }

  /**
   * Makes the indexes when it is first asked, so that searches find them before there is an event.
   */
  @Override
  public boolean isReady() {
    if (!created) {
      timelines.create();
      records.create();
      created = true;
    }
    return true;
  }

  @Override
  public void deliver(List<LoggedEvent> events) {
    try {
      timelines.add(events);
      records.follow(events);
    } catch (RuntimeException e) {
      created = false; // somebody may have removed an index
      throw e;
    }
  }
}
