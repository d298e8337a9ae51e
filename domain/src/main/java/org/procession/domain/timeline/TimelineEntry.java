package org.procession.domain.timeline;

import java.time.Instant;
import java.util.List;

/**
 * What stands on a timeline.
 *
 * @param kind the event's name
 * @param summary one sentence
 * @param highlight the sentence with the words that were searched for between {@code <em>} and
 *     {@code </em>}, everything else escaped for HTML; the plain sentence escaped where no words
 *     were searched for
 */
public record TimelineEntry(
    String id,
    String kind,
    String subject,
    List<String> concerns,
    String actor,
    String actorName,
    Instant occurredAt,
    String summary,
    String highlight) {

  public TimelineEntry {
    concerns = List.copyOf(concerns);
  }
}
