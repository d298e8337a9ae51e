package org.procession.domain.timeline;

import java.util.List;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.Subject;

/** An event as the search engine holds it. */
record TimelineDocument(
    String tenant,
    String id,
    long position,
    String kind,
    String subject,
    List<String> concerns,
    String actor,
    String actorName,
    String occurredAt,
    String summary) {

  static TimelineDocument of(LoggedEvent event) {
    return new TimelineDocument(
        event.tenant().value(),
        event.id().toString(),
        event.position(),
        event.name(),
        event.subject().toString(),
        event.concerns().stream().map(Subject::toString).toList(),
        event.actor(),
        event.actorName(),
        event.occurredAt().toString(),
        event.summary());
  }
}
