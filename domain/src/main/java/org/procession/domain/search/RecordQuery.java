package org.procession.domain.search;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.Subject;

/**
 * Which records of the current tenant to find; all conditions must hold.
 *
 * @param text null for any
 * @param facets values of which one must fit, by facet; {@link #TYPE} is one. A facet without
 *     values sets no condition
 * @param concerning a record that they belong to; null for any
 * @param from when they came to be, inclusive
 * @param to exclusive
 * @param minSize in bytes, inclusive; records without a size do not fit
 * @param maxSize in bytes, inclusive; records without a size do not fit
 */
public record RecordQuery(
    @Nullable SearchText text,
    Map<String, List<String>> facets,
    @Nullable Subject concerning,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long minSize,
    @Nullable Long maxSize) {

  /** The facet that is a record's type. */
  public static final String TYPE = "type";

  public RecordQuery {
    var given = new HashMap<>(facets);
    given.values().removeIf(List::isEmpty);
    facets = Map.copyOf(given);
  }
}
