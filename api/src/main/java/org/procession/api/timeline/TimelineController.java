package org.procession.api.timeline;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.PageOf;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.Permissions;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Page;
import org.procession.domain.events.EventKind;
import org.procession.domain.events.Subject;
import org.procession.domain.search.SearchText;
import org.procession.domain.timeline.ReadingTimelines;
import org.procession.domain.timeline.TimelineEntry;
import org.procession.domain.timeline.TimelineQuery;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Timeline")
@RestController
@RequestMapping(path = "/api/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
class TimelineController {

  private final ReadingTimelines timelines;

  TimelineController(ReadingTimelines timelines) {
    this.timelines = timelines;
  }

  @Schema(name = "Event", description = "Something that happened to a record.")
  record EventJson(
      UUID id,
      @Schema(description = "The event's name.", example = "revenue.billSubmitted") String kind,
      @Schema(example = "bill:0197c8a4-5d5e-7b6f-9c3a-1f2e3d4c5b6a") String subject,
      @Schema(description = "Other records on whose timelines it stands.") List<String> concerns,
      @Schema(
              description = "Who did it: a user, a process instance or a part of the platform.",
              example = "user:clerk")
          String actor,
      @Schema(example = "Acme Clerk") String actorName,
      Instant occurredAt,
      @Schema(example = "Bill R-2026-17 of Paper Mill over 1190.00 EUR submitted") String summary,
      @Schema(
              description =
                  "The summary as HTML: the words that were searched for stand between `<em>` and `</em>`, everything"
                      + " else is escaped.",
              example = "Bill R-2026-17 of <em>Paper</em> Mill over 1190.00 EUR submitted")
          String highlight,
      @Schema(description = "Passages of the data with these words, as HTML in the same way.")
          List<String> passages,
      @Schema(description = "The event's own data.", implementation = Map.class) @JsonRawValue
          String data) {

    static EventJson of(TimelineEntry entry) {
      var event = entry.event();
      return new EventJson(
          event.id(),
          event.name(),
          event.subject().toString(),
          event.concerns().stream().map(Subject::toString).toList(),
          event.actor(),
          event.actorName(),
          event.occurredAt(),
          event.summary(),
          entry.highlight(),
          entry.passages(),
          event.data());
    }
  }

  @Operation(
      operationId = "readTimeline",
      summary = "Read timelines",
      description =
          "What happened, newest first, as far as the caller may read the records that it happened to; all conditions"
              + " must hold. Without `q` it comes straight from the event log and is complete as of now. With `q` the"
              + " search engine finds it, which follows the log within about a second. A record that does not exist has an"
              + " empty timeline.")
  @MayFail({
    "422 QUERY_INVALID",
    "422 QUERY_TOO_LONG",
    "422 KIND_INVALID",
    "422 LIMIT_OUT_OF_RANGE",
    "422 UNKNOWN_CURSOR",
    "503 SEARCH_UNAVAILABLE"
  })
  @GetMapping
  @RequiresPermission("timeline.read")
  PageOf<EventJson> read(
      Permissions permissions,
      @Parameter(
              description =
                  "A record: what happened to it and to others that concern it. Without one, to any record.",
              example = "bill:0197c8a4-5d5e-7b6f-9c3a-1f2e3d4c5b6a",
              schema = @Schema(type = "string"))
          @RequestParam(required = false)
          @Nullable Subject subject,
      @Parameter(
              description =
                  "Names of events, or beginnings of names with an asterisk, of which one must fit.",
              example = "revenue.*")
          @RequestParam(required = false)
          @Nullable List<String> kind,
      @Parameter(description = "From this instant on.", example = "2026-01-01T00:00:00Z")
          @RequestParam(required = false)
          @Nullable Instant from,
      @Parameter(description = "Before this instant.", example = "2027-01-01T00:00:00Z")
          @RequestParam(required = false)
          @Nullable Instant to,
      @Parameter(
              description =
                  "Words that must all occur in summary, data or actor, the last also as the beginning of one;"
                      + " `\"several words\"` that stand together; `-word` that must not occur.",
              example = "paper submitted")
          @RequestParam(required = false)
          @Nullable String q,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    var query =
        new TimelineQuery(
            q == null ? null : SearchText.parse(q),
            subject,
            kind == null ? List.of() : kind.stream().map(EventKind::parse).toList(),
            from,
            to);
    return PageOf.of(
        timelines.read(query, permissions, new Page.Limit(limit, after)), EventJson::of);
  }
}
