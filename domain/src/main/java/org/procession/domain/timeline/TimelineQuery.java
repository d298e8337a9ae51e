package org.procession.domain.timeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.EventKind;
import org.procession.domain.events.Subject;
import org.procession.domain.search.SearchText;

/**
 * Which entries of the current tenant's timelines to read; all conditions must hold.
 *
 * @param text null for any
 * @param subject the record they are about or concern; null for any
 * @param kinds of which one must fit; empty for any
 * @param from inclusive; null for any
 * @param to exclusive; null for any
 */
public record TimelineQuery(
    @Nullable SearchText text,
    @Nullable Subject subject,
    List<EventKind> kinds,
    @Nullable Instant from,
    @Nullable Instant to) {

  public TimelineQuery {
    kinds = List.copyOf(kinds);
  }
}
