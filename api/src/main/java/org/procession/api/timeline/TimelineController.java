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
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Page;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.events.Subject;
import org.procession.domain.timeline.SearchingTimelines;
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

  private final ReadingEvents events;
  private final SearchingTimelines timelines;

  TimelineController(ReadingEvents events, SearchingTimelines timelines) {
    this.events = events;
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
      @Schema(description = "The event's own data.", implementation = Map.class) @JsonRawValue
          String data) {

    static EventJson of(LoggedEvent event) {
      return new EventJson(
          event.id(),
          event.name(),
          event.subject().toString(),
          event.concerns().stream().map(Subject::toString).toList(),
          event.actor(),
          event.actorName(),
          event.occurredAt(),
          event.summary(),
          event.data());
    }
  }

  @Schema(name = "FoundEvent", description = "An event that a search found.")
  record FoundEventJson(
      UUID id,
      @Schema(description = "The event's name.", example = "revenue.billSubmitted") String kind,
      @Schema(example = "bill:0197c8a4-5d5e-7b6f-9c3a-1f2e3d4c5b6a") String subject,
      List<String> concerns,
      @Schema(example = "user:clerk") String actor,
      @Schema(example = "Acme Clerk") String actorName,
      Instant occurredAt,
      @Schema(example = "Bill R-2026-17 of Paper Mill over 1190.00 EUR submitted") String summary,
      @Schema(
              description =
                  "The summary as HTML: the words that were searched for stand between `<em>` and `</em>`, everything"
                      + " else is escaped.",
              example = "Bill R-2026-17 of <em>Paper</em> Mill over 1190.00 EUR submitted")
          String highlight) {

    static FoundEventJson of(TimelineEntry entry) {
      return new FoundEventJson(
          UUID.fromString(entry.id()),
          entry.kind(),
          entry.subject(),
          entry.concerns(),
          entry.actor(),
          entry.actorName(),
          entry.occurredAt(),
          entry.summary(),
          entry.highlight());
    }
  }

  @Operation(
      operationId = "readTimeline",
      summary = "Read a record's timeline",
      description =
          "What happened to a record and to those that concern it, newest first, straight from the event log: complete"
              + " as of now. A record that does not exist has an empty timeline.")
  @MayFail({"422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping
  @RequiresPermission("timeline.read")
  PageOf<EventJson> read(
      @Parameter(
              description = "The record.",
              example = "bill:0197c8a4-5d5e-7b6f-9c3a-1f2e3d4c5b6a",
              schema = @Schema(type = "string"))
          @RequestParam
          Subject subject,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return PageOf.of(events.about(subject, new Page.Limit(limit, after)), EventJson::of);
  }

  @Operation(
      operationId = "searchTimelines",
      summary = "Search all timelines",
      description =
          "Finds events by the words of their summaries and actors, newest first; all conditions must hold. The index"
              + " follows the event log within about a second.")
  @MayFail({
    "422 QUERY_TOO_LONG",
    "422 LIMIT_OUT_OF_RANGE",
    "422 UNKNOWN_CURSOR",
    "503 SEARCH_UNAVAILABLE"
  })
  @GetMapping("/search")
  @RequiresPermission("timeline.read")
  PageOf<FoundEventJson> search(
      @Parameter(
              description = "Words that must all occur; the last may be the beginning of one.",
              example = "paper submitted")
          @RequestParam(name = "q", required = false)
          @Nullable String text,
      @Parameter(description = "A record.", schema = @Schema(type = "string"))
          @RequestParam(required = false)
          @Nullable Subject subject,
      @Parameter(description = "Names of events, of which one must fit.")
          @RequestParam(required = false)
          @Nullable List<String> kind,
      @Parameter(description = "From this instant on.", example = "2026-01-01T00:00:00Z")
          @RequestParam(required = false)
          @Nullable Instant from,
      @Parameter(description = "Before this instant.", example = "2027-01-01T00:00:00Z")
          @RequestParam(required = false)
          @Nullable Instant to,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    var query = new TimelineQuery(text, subject, kind == null ? List.of() : kind, from, to);
    return PageOf.of(timelines.search(query, new Page.Limit(limit, after)), FoundEventJson::of);
  }
}
