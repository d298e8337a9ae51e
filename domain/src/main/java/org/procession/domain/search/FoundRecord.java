package org.procession.domain.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.Subject;
import org.procession.domain.money.Money;

/**
 * A record that a search found, as the index knows it.
 *
 * @param title with the words that were searched for, as all highlights: these stand between {@code
 *     <em>} and {@code </em>}, everything else is escaped for HTML
 * @param highlights other passages with the words; none where no words were searched for
 */
public record FoundRecord(
    Subject subject,
    String title,
    String highlightedTitle,
    List<String> highlights,
    List<Subject> concerns,
    Map<String, String> facets,
    @Nullable Money amount,
    @Nullable Long size,
    Instant at) {

  public FoundRecord {
    highlights = List.copyOf(highlights);
    concerns = List.copyOf(concerns);
    facets = Map.copyOf(facets);
  }
}
