package org.procession.domain.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;

/**
 * Records of one type as rows of a table. A capability has a bean of this for each type whose
 * records can be imported and exported; that is all it takes.
 *
 * <p>What changes records takes many at once, in the transaction of the caller, and records what
 * happened: a number of statements that does not grow with theirs is what makes imports fast.
 *
 * @param <N> what is to be said of a record; equal when nothing is to be changed
 */
public interface RecordTable<N> {

  /** The column of the record's id, which every table has; it is given, and never imported. */
  String ID = "id";

  /** The type of the records, as in {@link org.procession.domain.events.Subject#type}. */
  String type();

  /** In the order in which they are written, but for the {@link #ID}, which is the first. */
  List<Column<N>> columns();

  /** The permission without which a user creates none. */
  String createPermission();

  /** The permission without which a user changes none. */
  String changePermission();

  /** Reads rows, all of which may be looked at before. */
  Fields.RowReader<N> reader(Collection<Fields> rows);

  /**
   * The records that have one of some values in a column.
   *
   * @param column the {@link #ID}, or one that is unique
   * @param values in the column's form
   */
  List<Stored<N>> find(String column, Collection<String> values);

  /** Records by their ids, which nobody else changes until the transaction ends. */
  List<Stored<N>> lock(Collection<UUID> ids);

  /**
   * Creates records, no unique value of which there is already.
   *
   * @return their ids, in the same order
   */
  List<UUID> create(List<N> records);

  /**
   * Makes records that there are what they shall be, when that is something else.
   *
   * @return those that must not be changed so, and why
   */
  Map<UUID, Problem> change(Map<UUID, N> records);

  /** Removes records that nothing refers to. */
  void remove(List<Stored<N>> records);

  /** The headings of the table. */
  default List<String> headings() {
    var headings = new ArrayList<String>();
    headings.add(ID);
    columns().forEach(column -> headings.add(column.name()));
    return headings;
  }

  /** A record's row; cells of nothing are null. */
  default List<@Nullable String> row(Stored<N> stored) {
    var cells = new ArrayList<@Nullable String>();
    cells.add(stored.id().toString());
    columns().forEach(column -> cells.add(column.text().of(stored.record())));
    return cells;
  }

  /** What a record's row says, by column, without cells of nothing. */
  default Map<String, String> texts(N record) {
    var texts = new HashMap<String, String>();
    for (var column : columns()) {
      var text = column.text().of(record);
      if (text != null) {
        texts.put(column.name(), text);
      }
    }
    return texts;
  }
}
