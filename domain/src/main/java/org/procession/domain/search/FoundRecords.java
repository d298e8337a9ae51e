package org.procession.domain.search;

import java.util.List;
import java.util.Map;
import org.procession.domain.Page;

/**
 * A page of the records that a search found.
 *
 * @param facets how many there are of each value, most first, by facet: as if that facet had no
 *     condition, so that one sees what else there is to choose; empty on pages after the first
 */
public record FoundRecords(Page<FoundRecord> page, Map<String, List<Count>> facets) {

  public FoundRecords {
    facets = Map.copyOf(facets);
  }

  /** How many records have a value of a facet. */
  public record Count(String value, long records) {}
}
