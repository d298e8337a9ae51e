package org.procession.domain.data;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import that is asked for.
 *
 * @param type of the records
 * @param key the column by which rows find their records
 * @param columns the headings that are called otherwise than their fields, or left out
 * @param delimiter null to find it out
 * @param dryRun whether to change nothing, and only tell what would be
 */
public record NewImport(
    String type,
    String key,
    List<ImportColumn> columns,
    @Nullable Delimiter delimiter,
    boolean dryRun) {

  private static final int MAX_COLUMNS = 200;
  private static final int MAX_HEADING = 200;

  /**
   * @throws ImportColumnsWrong when there are too many columns, or a heading stands there twice
   */
  public NewImport {
    columns = List.copyOf(columns);
    if (columns.size() > MAX_COLUMNS) {
      throw ImportColumnsWrong.tooMany(MAX_COLUMNS);
    }
    var headings = new HashSet<String>();
    for (var column : columns) {
      if (column.heading().length() > MAX_HEADING) {
        throw ImportColumnsWrong.tooLong(MAX_HEADING);
      }
      if (!headings.add(column.heading())) {
        throw ImportColumnsWrong.repeated(column.heading());
      }
    }
  }
}
