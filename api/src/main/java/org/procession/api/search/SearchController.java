package org.procession.api.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.Permissions;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Page;
import org.procession.domain.events.Subject;
import org.procession.domain.search.RecordQuery;
import org.procession.domain.search.SearchText;
import org.procession.domain.search.SearchingRecords;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Search")
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class SearchController {

  private static final String STATUS = "status";
  private static final String MEDIA_TYPE = "mediaType";
  private static final String UPLOADED_BY = "uploadedBy";
  private static final String YEAR = "year";

  private static final List<String> COUNTED = List.of(RecordQuery.TYPE, STATUS, YEAR);
  private static final List<String> COUNTED_OF_FILES =
      List.of(STATUS, MEDIA_TYPE, UPLOADED_BY, YEAR);

  private static final String WORDS =
      "Words that must all occur, the last also as the beginning of one; `\"several words\"` that stand together;"
          + " `-word` that must not occur.";

  private final SearchingRecords records;

  SearchController(SearchingRecords records) {
    this.records = records;
  }

  @Operation(
      operationId = "search",
      summary = "Search everything",
      description =
          "Finds records of all types that the caller may read. Those that are called exactly so come first, then those"
              + " with the words in their title, then all others; the newest first among those that fit alike. The index"
              + " follows what happens within about a second.")
  @MayFail({
    "422 QUERY_INVALID",
    "422 QUERY_TOO_LONG",
    "422 LIMIT_OUT_OF_RANGE",
    "422 UNKNOWN_CURSOR",
    "503 SEARCH_UNAVAILABLE"
  })
  @GetMapping("/search")
  @RequiresPermission("search.read")
  FoundRecordsJson everything(
      Permissions permissions,
      @Parameter(description = WORDS, example = "paper mill") @RequestParam String q,
      @Parameter(description = "Types of records, of which one must fit.", example = "bill")
          @RequestParam(required = false)
          @Nullable List<String> type,
      @Parameter(description = "Values of `status`, of which one must fit.")
          @RequestParam(required = false)
          @Nullable List<String> status,
      @Parameter(
              description = "A record that they belong to, such as a client.",
              schema = @Schema(type = "string"))
          @RequestParam(required = false)
          @Nullable Subject subject,
      @Parameter(description = "Came to be from this instant on.", example = "2026-01-01T00:00:00Z")
          @RequestParam(required = false)
          @Nullable Instant from,
      @Parameter(description = "Came to be before this instant.", example = "2027-01-01T00:00:00Z")
          @RequestParam(required = false)
          @Nullable Instant to,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable String after) {
    var facets = Map.of(RecordQuery.TYPE, values(type), STATUS, values(status));
    var query = new RecordQuery(SearchText.parse(q), facets, subject, from, to, null, null);
    return found(query, COUNTED, permissions, new Page.Limit(limit, after));
  }

  @Operation(
      operationId = "searchFiles",
      summary = "Search files",
      description =
          "Finds files by name, content and what is known of them. The index follows what happens within about a"
              + " second.")
  @MayFail({
    "422 QUERY_INVALID",
    "422 QUERY_TOO_LONG",
    "422 LIMIT_OUT_OF_RANGE",
    "422 UNKNOWN_CURSOR",
    "503 SEARCH_UNAVAILABLE"
  })
  @GetMapping("/files/search")
  @RequiresPermission("files.file.read")
  FoundRecordsJson files(
      Permissions permissions,
      @Parameter(description = WORDS, example = "contract \"notice period\"")
          @RequestParam(required = false)
          @Nullable String q,
      @Parameter(description = "Values of `status`, of which one must fit.")
          @RequestParam(required = false)
          @Nullable List<String> status,
      @Parameter(description = "Media types, of which one must fit.", example = "application/pdf")
          @RequestParam(required = false)
          @Nullable List<String> mediaType,
      @Parameter(
              description = "Ids of users, of whom one must have uploaded it.",
              example = "clerk")
          @RequestParam(required = false)
          @Nullable List<String> uploadedBy,
      @Parameter(
              description = "A record that they are attached to, such as a client.",
              schema = @Schema(type = "string"))
          @RequestParam(required = false)
          @Nullable Subject subject,
      @Parameter(description = "Uploaded from this instant on.", example = "2026-01-01T00:00:00Z")
          @RequestParam(required = false)
          @Nullable Instant from,
      @Parameter(description = "Uploaded before this instant.", example = "2027-01-01T00:00:00Z")
          @RequestParam(required = false)
          @Nullable Instant to,
      @Parameter(description = "Of at least so many bytes.") @RequestParam(required = false)
          @Nullable Long minSize,
      @Parameter(description = "Of at most so many bytes.") @RequestParam(required = false)
          @Nullable Long maxSize,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable String after) {
    var facets =
        Map.of(
            RecordQuery.TYPE,
            List.of("file"),
            STATUS,
            values(status),
            MEDIA_TYPE,
            values(mediaType),
            UPLOADED_BY,
            values(uploadedBy));
    var text = q == null ? null : SearchText.parse(q);
    var query = new RecordQuery(text, facets, subject, from, to, minSize, maxSize);
    return found(query, COUNTED_OF_FILES, permissions, new Page.Limit(limit, after));
  }

  private FoundRecordsJson found(
      RecordQuery query, List<String> counted, Permissions permissions, Page.Limit limit) {
    return FoundRecordsJson.of(records.search(query, counted, permissions, limit));
  }

  private static List<String> values(@Nullable List<String> given) {
    return given == null ? List.of() : given;
  }
}
