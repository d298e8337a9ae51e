package org.procession.domain.data;

import java.util.Collection;
import org.procession.domain.Problem;

/** The columns of an import are not those of its records. */
public final class ImportColumnsWrong extends Problem {
  private ImportColumnsWrong(String detail) {
    super(Kind.INVALID, "IMPORT_COLUMNS_WRONG", detail, "columns");
  }

  static ImportColumnsWrong tooMany(int most) {
    return new ImportColumnsWrong("There are at most %d columns.".formatted(most));
  }

  static ImportColumnsWrong tooLong(int most) {
    return new ImportColumnsWrong("A heading has at most %d characters.".formatted(most));
  }

  static ImportColumnsWrong repeated(String heading) {
    return new ImportColumnsWrong("There are two columns '%s'.".formatted(heading));
  }

  static ImportColumnsWrong unknownField(String field, Collection<String> known) {
    return new ImportColumnsWrong(
        "There is no field '%s'; there are: %s.".formatted(field, String.join(", ", known)));
  }

  static ImportColumnsWrong unknownHeading(String heading, Collection<String> known) {
    return new ImportColumnsWrong(
        "The column '%s' is no field, and is not said to be one or to be left out; fields are: %s."
            .formatted(heading, String.join(", ", known)));
  }

  static ImportColumnsWrong missing(String heading) {
    return new ImportColumnsWrong("The content has no column '%s'.".formatted(heading));
  }

  static ImportColumnsWrong twice(String field) {
    return new ImportColumnsWrong("Two columns are the field '%s'.".formatted(field));
  }

  static ImportColumnsWrong noKey(String key) {
    return new ImportColumnsWrong(
        "No column is the field '%s', by which rows find their records.".formatted(key));
  }

  static ImportColumnsWrong idIsNoKey() {
    return new ImportColumnsWrong(
        "The field 'id' is given and cannot be imported: make it the key, or leave the column out.");
  }
}
