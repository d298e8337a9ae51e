package org.procession.domain.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Which columns a table's records have, and which column of a content is which of them. */
final class TableFields {

  /** What the headings begin with that a file of refusals has more than what was sent. */
  static final String ERROR = "error.";

  private final Map<String, Column<?>> columns = new LinkedHashMap<>();

  TableFields(RecordTable<?> table) {
    columns.put(RecordTable.ID, Column.unique(RecordTable.ID, any -> null, TableFields::id));
    table.columns().forEach(column -> columns.put(column.name(), column));
  }

  /**
   * @throws ImportKeyUnknown when records are not told from each other by the column
   */
  void requireKey(String key) {
    var column = columns.get(key);
    if (column == null || !column.isUnique()) {
      throw new ImportKeyUnknown(
          columns.values().stream().filter(Column::isUnique).map(Column::name).toList());
    }
  }

  /**
   * @throws ImportColumnsWrong when a column is no field
   */
  void require(ImportColumn column) {
    var field = column.field();
    if (field != null && !columns.containsKey(field)) {
      throw ImportColumnsWrong.unknownField(field, columns.keySet());
    }
  }

  /** How values of a unique column are written. */
  UnaryOperator<String> form(String name) {
    var column = columns.get(name);
    if (column == null || column.form() == null) {
      throw new IllegalStateException(name + " is no unique column");
    }
    return column.form();
  }

  /**
   * The columns of a content by its headings: those that were asked for, and of the others those
   * that are called like a field.
   *
   * @throws ImportColumnsWrong when one is no field and is not to be left out, one that was asked
   *     for is not there, or the key is not
   */
  List<ImportColumn> of(List<String> headings, List<ImportColumn> asked, String key) {
    var byHeading = new HashMap<String, ImportColumn>();
    asked.forEach(column -> byHeading.put(column.heading(), column));
    var found = new ArrayList<ImportColumn>();
    var fields = new HashSet<String>();
    for (var text : headings) {
      var heading = text.strip();
      var known = byHeading.remove(heading);
      var column = known == null ? byName(heading) : known;
      if (column.field() != null && !fields.add(column.field())) {
        throw ImportColumnsWrong.twice(column.field());
      }
      if (RecordTable.ID.equals(column.field()) && !key.equals(RecordTable.ID)) {
        throw ImportColumnsWrong.idIsNoKey();
      }
      found.add(column);
    }
    byHeading.keySet().stream()
        .findFirst()
        .ifPresent(
            heading -> {
              throw ImportColumnsWrong.missing(heading);
            });
    if (!fields.contains(key)) {
      throw ImportColumnsWrong.noKey(key);
    }
    return found;
  }

  private ImportColumn byName(String heading) {
    if (columns.containsKey(heading)) {
      return new ImportColumn(heading, heading);
    }
    if (heading.startsWith(ERROR)) {
      return new ImportColumn(heading, null);
    }
    throw ImportColumnsWrong.unknownHeading(heading, columns.keySet());
  }

  private static String id(String text) {
    return UUID.fromString(text.strip()).toString();
  }
}
