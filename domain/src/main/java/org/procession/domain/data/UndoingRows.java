package org.procession.domain.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes back what a part of an import's rows did: removes what they created, and makes what they
 * changed what it was. A record to which something happened since stays as it is. Used once.
 */
final class UndoingRows<N> {

  private final DataImport run;
  private final RecordTable<N> table;
  private final ImportRows rows;
  private final Map<String, Fault> kept = new LinkedHashMap<>();

  UndoingRows(DataImport run, RecordTable<N> table, ImportRows rows) {
    this.run = run;
    this.table = table;
    this.rows = rows;
  }

  /**
   * @return how many rows
   */
  int undo() {
    var ids = rows.records(run.id(), run.undoneTo(), ImportRows.PART);
    if (ids.isEmpty()) {
      return 0;
    }
    // What happens to a record is recorded before its lock is let go, so it is seen from here on.
    var stored =
        table.lock(ids).stream().collect(Collectors.toMap(Stored::id, Function.identity()));
    var part = rows.toUndo(run.id(), table.type(), run.undoneTo(), ImportRows.PART);
    var created = new ArrayList<Stored<N>>();
    var changed = new ArrayList<ImportRows.ToUndo>();
    for (var row : part) {
      var record = stored.get(row.record());
      if (record == null || row.isUsed()) {
        keep(row, "IMPORT_RECORD_USED", "Something happened to it after the import.");
      } else if (row.before() == null) {
        created.add(record);
      } else {
        changed.add(row);
      }
    }
    table.remove(created);
    restore(changed);
    rows.keep(run.id(), kept);
    run.undo(RowCounts.undone(part.size() - kept.size(), kept.size()), part.getLast().key());
    return part.size();
  }

  private void keep(ImportRows.ToUndo row, String code, String detail) {
    kept.put(row.key(), new Fault("", code, detail));
  }

  private void restore(List<ImportRows.ToUndo> changed) {
    var fields = new LinkedHashMap<ImportRows.ToUndo, Fields>();
    changed.forEach(row -> fields.put(row, new Fields(Objects.requireNonNull(row.before()))));
    var reader = table.reader(fields.values());
    var wanted = new LinkedHashMap<UUID, N>();
    fields.forEach(
        (row, texts) -> {
          try {
            wanted.put(row.record(), texts.to(reader));
          } catch (RowWrong wrong) {
            keep(row, wrong.faults().getFirst().code(), wrong.faults().getFirst().detail());
          }
        });
    var refused = table.change(wanted);
    for (var row : changed) {
      var problem = refused.get(row.record());
      if (problem != null) {
        keep(row, problem.code(), problem.detail());
      }
    }
  }
}
