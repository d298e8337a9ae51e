package org.procession.domain.data;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table of records.
 *
 * @param name also of the field that problems name
 * @param text what stands in it for a record
 * @param form writes a value as the record keeps it, when no two records have the same one; null
 *     when they may
 */
public record Column<N>(String name, Text<N> text, @Nullable UnaryOperator<String> form) {

  /** What a cell says of a record; null for nothing. */
  @FunctionalInterface
  public interface Text<N> {
    @Nullable String of(N record);
  }

  /** A column whose values records may share. */
  public static <N> Column<N> of(String name, Text<N> text) {
    return new Column<>(name, text, null);
  }

  /** A column by whose values records are told from each other. */
  public static <N> Column<N> unique(String name, Text<N> text, UnaryOperator<String> form) {
    return new Column<>(name, text, form);
  }

  boolean isUnique() {
    return form != null;
  }
}
