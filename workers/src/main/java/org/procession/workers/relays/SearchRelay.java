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

  /** Makes the index when it is first asked, so that searches find it before there is an event. */
  @Override
  public boolean isReady() {
    if (!created) {
      index.create();
      created = true;
    }
    return true;
  }

  @Override
  public void deliver(List<LoggedEvent> events) {
    try {
      index.add(events);
    } catch (RuntimeException e) {
      created = false; // somebody may have removed it
      throw e;
    }
  }
}
