package org.procession.domain.data;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an import.
 *
 * @param key the column by which rows find their records
 * @param columns as they were asked for, and when content has come, those of the content
 * @param failure why it failed; null when it did not
 * @param createdBy the reference of the actor
 * @param endedAt when it was done, undone or failed; null before
 * @param version grows with each change
 */
public record ImportRecord(
    ImportId id,
    String type,
    String key,
    @Nullable Delimiter delimiter,
    boolean dryRun,
    ImportState state,
    List<ImportColumn> columns,
    RowCounts rows,
    @Nullable String failure,
    Instant createdAt,
    String createdBy,
    @Nullable Instant endedAt,
    long version) {

  public ImportRecord {
    columns = List.copyOf(columns);
  }
}
