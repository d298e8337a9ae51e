package org.procession.domain.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.tenancy.Whose;

/**
 * Which events of the current tenant to read; all conditions must hold.
 *
 * @param subject the record they are about or concern; null for any
 * @param types the types of records they may be about, by whose these may be; null for any
 * @param kinds of which one must fit; empty for any
 * @param from when they happened, inclusive; null for any
 * @param to exclusive; null for any
 */
public record EventQuery(
    @Nullable Subject subject,
    @Nullable Map<Whose, Set<String>> types,
    List<EventKind> kinds,
    @Nullable Instant from,
    @Nullable Instant to) {

  public EventQuery {
    types = types == null ? null : Map.copyOf(types);
    kinds = List.copyOf(kinds);
  }
}
