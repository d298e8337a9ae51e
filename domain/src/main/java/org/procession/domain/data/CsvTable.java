package org.procession.domain.data;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table that is going to be written, once: its rows are read as they are written, and none is
 * held.
 */
public final class CsvTable {

  private final String name;
  private final List<String> headings;
  private final Iterator<? extends List<? extends @Nullable String>> rows;

  private CsvTable(
      String name,
      List<String> headings,
      Iterator<? extends List<? extends @Nullable String>> rows) {
    this.name = name;
    this.headings = List.copyOf(headings);
    this.rows = rows;
  }

  /**
   * @param name for a file, without an ending
   */
  public static <T> CsvTable of(
      String name,
      List<String> headings,
      Iterator<T> items,
      Function<T, List<? extends @Nullable String>> row) {
    return new CsvTable(
        name,
        headings,
        new Iterator<List<? extends @Nullable String>>() {
          @Override
          public boolean hasNext() {
            return items.hasNext();
          }

          @Override
          public List<? extends @Nullable String> next() {
            return row.apply(items.next());
          }
        });
  }

  /** A table of records. */
  public static <N> CsvTable of(String name, RecordTable<N> table, Iterator<Stored<N>> records) {
    return of(name, table.headings(), records, table::row);
  }

  public String name() {
    return name;
  }

  /**
   * Writes the headings and all rows.
   *
   * @throws RuntimeException when rows cannot be read; what was written is not the whole table
   */
  public void writeTo(OutputStream out) throws IOException {
    var csv = new CsvWriter(out);
    csv.write(headings);
    while (rows.hasNext()) {
      csv.write(rows.next());
    }
    csv.flush();
  }
}
