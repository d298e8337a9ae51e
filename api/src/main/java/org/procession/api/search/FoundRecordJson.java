package org.procession.api.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.Decimal;
import org.procession.domain.events.Subject;
import org.procession.domain.search.FoundRecord;

/** A record as clients find it. */
@Schema(name = "FoundRecord", description = "A record that a search found.")
record FoundRecordJson(
    @Schema(example = "bill:0197c8a4-5d5e-7b6f-9c3a-1f2e3d4c5b6a") String subject,
    @Schema(example = "bill") String type,
    UUID id,
    @Schema(example = "Bill R-2026-17 of Paper Mill") String title,
    @Schema(
            description =
                "The title as HTML: the words that were searched for stand between `<em>` and `</em>`, everything else is"
                    + " escaped.",
            example = "Bill R-2026-17 of <em>Paper</em> Mill")
        String highlight,
    @Schema(description = "Other passages with these words, as HTML in the same way.")
        List<String> passages,
    @Schema(description = "The records it belongs to.") List<String> concerns,
    @Schema(description = "What it can be filtered by.", example = "{\"status\": \"POSTED\"}")
        Map<String, String> facets,
    @Schema(example = "1190.00") @Nullable Decimal amount,
    @Schema(example = "EUR") @Nullable String currency,
    @Schema(description = "In bytes.", example = "48213") @Nullable Long size,
    @Schema(description = "When it came to be.") Instant at) {

  static FoundRecordJson of(FoundRecord found) {
    var amount = found.amount();
    return new FoundRecordJson(
        found.subject().toString(),
        found.subject().type(),
        found.subject().id(),
        found.title(),
        found.highlightedTitle(),
        found.highlights(),
        found.concerns().stream().map(Subject::toString).sorted().toList(),
        found.facets(),
        amount == null ? null : new Decimal(amount.amount()),
        amount == null ? null : amount.currency().getCurrencyCode(),
        found.size(),
        found.at());
  }
}
