package org.procession.api.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.procession.domain.search.FoundRecords;

/** A page of found records as clients see it. */
@Schema(name = "FoundRecords", description = "A page of the records that a search found.")
record FoundRecordsJson(
    List<FoundRecordJson> items,
    @Schema(
            description =
                "How many records there are of each value of a facet, most first: as if that facet had no condition. On the first page only.")
        Map<String, List<CountJson>> facets,
    @Schema(
            description =
                "Where the next page starts: send it as parameter 'after'. Absent on the last page.")
        @Nullable String after) {

  @Schema(name = "FacetCount")
  record CountJson(
      @Schema(example = "POSTED") String value, @Schema(example = "17") long records) {}

  static FoundRecordsJson of(FoundRecords found) {
    return new FoundRecordsJson(
        found.page().items().stream().map(FoundRecordJson::of).toList(),
        found.facets().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, facet -> counts(facet.getValue()))),
        found.page().after().orElse(null));
  }

  private static List<CountJson> counts(List<FoundRecords.Count> counts) {
    return counts.stream().map(count -> new CountJson(count.value(), count.records())).toList();
  }
}
