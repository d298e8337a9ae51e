package org.procession.domain.timeline;

import java.util.List;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.search.Highlights;

/**
 * What stands on a timeline.
 *
 * @param highlight the event's summary with the words that were searched for between {@code <em>}
 *     and {@code </em>}, everything else escaped for HTML
 * @param passages of the event's data with these words, highlighted in the same way
 */
public record TimelineEntry(LoggedEvent event, String highlight, List<String> passages) {

  public TimelineEntry {
    passages = List.copyOf(passages);
  }

  static TimelineEntry of(LoggedEvent event) {
    return new TimelineEntry(event, Highlights.escaped(event.summary()), List.of());
  }
}
