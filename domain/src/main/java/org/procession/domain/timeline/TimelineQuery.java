package org.procession.domain.timeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.Subject;

/**
 * Which entries of the current tenant's timelines to find; all conditions must hold.
 *
 * @param text words of which all must occur, the last also as the beginning of one; null for any
 * @param subject the record they are about or concern; null for any
 * @param kinds event names; empty for any
 * @param from inclusive
 * @param to exclusive
 */
public record TimelineQuery(
    @Nullable String text,
    @Nullable Subject subject,
    List<String> kinds,
    @Nullable Instant from,
    @Nullable Instant to) {

  static final int MAX_TEXT = 200;

  public TimelineQuery {
    kinds = List.copyOf(kinds);
    if (text != null && text.length() > MAX_TEXT) {
      throw new QueryTooLong();
    }
  }

  /** A query is for words, not for essays. */
  public static final class QueryTooLong extends org.procession.domain.Problem {
    QueryTooLong() {
      super(
          Kind.INVALID,
          "QUERY_TOO_LONG",
          "A search has at most %d characters.".formatted(MAX_TEXT),
          "q");
    }
  }
}
