package org.procession.workers.relays;

import java.util.List;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.timeline.TimelineIndex;
import org.springframework.stereotype.Component;

/** Puts events into the search engine. An event that comes again has the same id and version. */
@Component
class SearchRelay implements EventReceiver {

  private final TimelineIndex index;
  private volatile boolean created;

  SearchRelay(TimelineIndex index) {
    this.index = index;
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public int batchSize() {
    return 500;
  }

  @Override
  public void deliver(List<LoggedEvent> events) {
    if (!created) {
      index.create();
      created = true;
    }
    try {
      index.add(events);
    } catch (RuntimeException e) {
      created = false; // somebody may have removed it
      throw e;
    }
  }
}
