package org.procession.domain.search;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.Subject;

/**
 * A record as people search for it.
 *
 * @param subject the record
 * @param title by which people know it: a name, a number
 * @param text further words to find it by: parties, descriptions, notes
 * @param content the text of a document, null for what has none; searched, never answered
 * @param concerns the records it belongs to
 * @param facets single values to filter and count by, such as {@code status} or {@code currency}
 * @param at when it came to be
 */
public record SearchDocument(
    Subject subject,
    String title,
    String text,
    @Nullable String content,
    Set<Subject> concerns,
    Map<String, String> facets,
    Instant at) {

  public SearchDocument {
    concerns = Set.copyOf(concerns);
    facets = Map.copyOf(facets);
  }
}
