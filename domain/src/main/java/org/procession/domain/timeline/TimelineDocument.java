package org.procession.domain.timeline;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.Subject;

/**
 * An event as the search engine holds it.
 *
 * @param type of the record it is about
 * @param subjects the records on whose timelines it stands
 * @param owners of the record it is about
 * @param details the texts of its data
 */
record TimelineDocument(
    String tenant,
    String id,
    long position,
    String type,
    Set<String> subjects,
    Set<String> owners,
    String kind,
    String actorName,
    String occurredAt,
    String summary,
    String details) {

  static TimelineDocument of(LoggedEvent event, Set<String> owners, String details) {
    var subjects = new HashSet<String>();
    Stream.concat(Stream.of(event.subject()), event.concerns().stream())
        .map(Subject::toString)
        .forEach(subjects::add);
    return new TimelineDocument(
        event.tenant().value(),
        event.id().toString(),
        event.position(),
        event.subject().type(),
        subjects,
        owners,
        event.name(),
        event.actorName(),
        event.occurredAt().toString(),
        event.summary(),
        details);
  }
}
