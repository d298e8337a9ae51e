package org.procession.api.data;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.data.Delimiter;
import org.procession.domain.data.ImportId;
import org.procession.domain.data.ImportRecord;
import org.procession.domain.data.ImportState;
import org.procession.domain.data.RowCounts;

/** An import as clients of the API see it. */
@Schema(name = "Import", description = "A table of records on its way into those of the tenant.")
record ImportJson(
    ImportId id,
    @Schema(example = "client") String type,
    @Schema(
            description = "The field by which rows find their records.",
            example = "externalReference")
        String key,
    @Nullable Delimiter delimiter,
    boolean dryRun,
    ImportState state,
    @Schema(
            description =
                "As they were asked for, and when the content has come, all of it that it has.")
        List<NewImportJson.ColumnJson> columns,
    @Schema(description = "How many rows became what; in a dry run, would have.") RowsJson rows,
    @Schema(description = "Why it failed.") @Nullable String failure,
    Instant createdAt,
    @Schema(description = "Who asked for it.", example = "user:clerk") String createdBy,
    @Schema(description = "When it was done, undone, or failed.") @Nullable Instant endedAt) {

  /** How many rows became what. */
  @Schema(name = "ImportRows")
  record RowsJson(
      @Schema(description = "That have come.") long total,
      @Schema(description = "That were taken or refused.") long read,
      long created,
      long changed,
      @Schema(description = "Whose records are what they say already.") long unchanged,
      long refused,
      @Schema(description = "Whose records are again what they were.") long undone,
      @Schema(description = "Whose records undoing left as they are.") long kept) {

    static RowsJson of(RowCounts rows) {
      return new RowsJson(
          rows.total(),
          rows.read(),
          rows.created(),
          rows.changed(),
          rows.unchanged(),
          rows.refused(),
          rows.undone(),
          rows.kept());
    }
  }

  static ImportJson of(ImportRecord wanted) {
    return new ImportJson(
        wanted.id(),
        wanted.type(),
        wanted.key(),
        wanted.delimiter(),
        wanted.dryRun(),
        wanted.state(),
        wanted.columns().stream().map(NewImportJson.ColumnJson::of).toList(),
        RowsJson.of(wanted.rows()),
        wanted.failure(),
        wanted.createdAt(),
        wanted.createdBy(),
        wanted.endedAt());
  }
}
