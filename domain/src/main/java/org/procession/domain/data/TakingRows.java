package org.procession.domain.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;

/**
 * Takes a part of an import's rows into the records of a table, each in its own right: what is
 * wrong with one is refused, and the others go in. Used once.
 */
final class TakingRows<N> {

  private final DataImport run;
  private final RecordTable<N> table;
  private final ImportRows rows;
  private final TableFields columns;
  private final List<ImportRows.Refused> refused = new ArrayList<>();

  TakingRows(DataImport run, RecordTable<N> table, ImportRows rows) {
    this.run = run;
    this.table = table;
    this.rows = rows;
    this.columns = new TableFields(table);
  }

  /** A row that has a key of its own, and the record that has it already. */
  private record Keyed<N>(
      String key, CsvReader.Line line, @Nullable Stored<N> stored, Fields fields) {}

  /** A row with what its record shall be. */
  private record Draft<N>(String key, CsvReader.Line line, @Nullable Stored<N> stored, N record) {

    boolean changes() {
      return stored != null && !stored.record().equals(record);
    }

    UUID id() {
      return Objects.requireNonNull(stored).id();
    }
  }

  RowCounts take(List<CsvReader.Line> lines) {
    var drafts = unique(drafts(keyed(withOwnKeys(lines))));
    var created = drafts.stream().filter(draft -> draft.stored() == null).toList();
    var changed = new ArrayList<>(drafts.stream().filter(Draft::changes).toList());
    if (!run.isDryRun()) {
      note(created, table.create(created.stream().map(Draft::record).toList()));
      change(changed);
    } else {
      nothing(created);
      nothing(changed);
    }
    var unchanged =
        drafts.stream().filter(draft -> draft.stored() != null && !draft.changes()).toList();
    nothing(unchanged);
    rows.refuse(run.id(), refused);
    return RowCounts.taken(created.size(), changed.size(), unchanged.size(), refused.size());
  }

  private void refuse(CsvReader.Line line, List<Fault> faults) {
    refused.add(new ImportRows.Refused(line, faults));
  }

  private void refuse(CsvReader.Line line, String field, String code, String detail) {
    refuse(line, List.of(new Fault(field, code, detail)));
  }

  /** Rows by their keys, of which none was taken before. */
  private Map<String, CsvReader.Line> withOwnKeys(List<CsvReader.Line> lines) {
    var width = run.columns().size();
    var form = columns.form(run.keyColumn());
    var byKey = new LinkedHashMap<String, CsvReader.Line>();
    for (var line : lines) {
      if (line.cells().size() != width) {
        refuse(
            line,
            "",
            "ROW_WRONG",
            "This row has %d cells, and there are %d headings."
                .formatted(line.cells().size(), width));
        continue;
      }
      var text = text(line, run.keyColumn());
      if (text.isBlank()) {
        refuse(line, List.of(Fault.missing(run.keyColumn())));
        continue;
      }
      try {
        var earlier = byKey.putIfAbsent(form.apply(text), line);
        if (earlier != null) {
          repeated(line, earlier.number());
        }
      } catch (IllegalArgumentException e) {
        refuse(line, List.of(Fault.value(run.keyColumn(), "a UUID")));
      } catch (Problem problem) {
        refuse(line, List.of(Fault.of(problem, run.keyColumn())));
      }
    }
    rows.lines(run.id(), byKey.keySet())
        .forEach((key, earlier) -> repeated(byKey.remove(key), earlier));
    return byKey;
  }

  private void repeated(CsvReader.@Nullable Line line, long earlier) {
    if (line != null) {
      refuse(
          line,
          run.keyColumn(),
          "IMPORT_KEY_REPEATED",
          "Line %d has the same %s.".formatted(earlier, run.keyColumn()));
    }
  }

  private String text(CsvReader.Line line, String field) {
    for (var n = 0; n < run.columns().size(); n++) {
      if (field.equals(run.columns().get(n).field())) {
        return Formulas.unescape(line.cells().get(n));
      }
    }
    return "";
  }

  private List<Keyed<N>> keyed(Map<String, CsvReader.Line> byKey) {
    var stored = find(run.keyColumn(), byKey.keySet());
    var found = new ArrayList<Keyed<N>>();
    byKey.forEach(
        (key, line) -> {
          var record = stored.get(key);
          if (record == null && run.keyColumn().equals(RecordTable.ID)) {
            refuse(
                line,
                RecordTable.ID,
                "IMPORT_ID_UNKNOWN",
                "There is no %s of this id; new ones get theirs here.".formatted(table.type()));
          } else {
            found.add(new Keyed<>(key, line, record, fields(line, record)));
          }
        });
    return found;
  }

  private Map<String, Stored<N>> find(String column, Collection<String> values) {
    return table.find(column, values).stream()
        .collect(Collectors.toMap(stored -> text(stored, column), Function.identity()));
  }

  private String text(Stored<N> stored, String column) {
    return column.equals(RecordTable.ID)
        ? stored.id().toString()
        : Objects.requireNonNull(table.texts(stored.record()).get(column));
  }

  /** What the record is already, and in the columns that there are what the row says. */
  private Fields fields(CsvReader.Line line, @Nullable Stored<N> stored) {
    var texts =
        stored == null
            ? new HashMap<String, String>()
            : new HashMap<>(table.texts(stored.record()));
    for (var n = 0; n < run.columns().size(); n++) {
      var field = run.columns().get(n).field();
      if (field != null && !field.equals(RecordTable.ID)) {
        var text = Formulas.unescape(line.cells().get(n));
        if (text.isBlank()) {
          texts.remove(field);
        } else {
          texts.put(field, text);
        }
      }
    }
    return new Fields(texts);
  }

  private List<Draft<N>> drafts(List<Keyed<N>> keyed) {
    var reader = table.reader(keyed.stream().map(Keyed::fields).toList());
    var drafts = new ArrayList<Draft<N>>();
    for (var row : keyed) {
      try {
        drafts.add(new Draft<>(row.key(), row.line(), row.stored(), row.fields().to(reader)));
      } catch (RowWrong wrong) {
        refuse(row.line(), wrong.faults());
      }
    }
    return drafts;
  }

  /** Those whose values in unique columns no other record has. */
  private List<Draft<N>> unique(List<Draft<N>> drafts) {
    var left = drafts;
    for (var column : table.columns()) {
      if (column.isUnique() && !column.name().equals(run.keyColumn())) {
        left = unique(column, left);
      }
    }
    return left;
  }

  private List<Draft<N>> unique(Column<N> column, List<Draft<N>> drafts) {
    var values = new HashSet<String>();
    drafts.forEach(draft -> add(column.text().of(draft.record()), values));
    var owners = values.isEmpty() ? Map.<String, Stored<N>>of() : find(column.name(), values);
    var here = new HashMap<String, Long>();
    var left = new ArrayList<Draft<N>>();
    for (var draft : drafts) {
      var value = column.text().of(draft.record());
      var owner = value == null ? null : owners.get(value);
      var earlier = value == null ? null : here.putIfAbsent(value, draft.line().number());
      if (owner != null && (draft.stored() == null || !owner.id().equals(draft.id()))) {
        taken(draft, column, "The %s %s".formatted(table.type(), owner.id()));
      } else if (earlier != null) {
        taken(draft, column, "The %s of line %d".formatted(table.type(), earlier));
      } else {
        left.add(draft);
      }
    }
    return left;
  }

  private static void add(@Nullable String value, Set<String> values) {
    if (value != null) {
      values.add(value);
    }
  }

  private void taken(Draft<N> draft, Column<N> column, String owner) {
    refuse(
        draft.line(),
        column.name(),
        "IMPORT_VALUE_TAKEN",
        "%s has this %s.".formatted(owner, column.name()));
  }

  private void note(List<Draft<N>> created, List<UUID> ids) {
    var taken = new ArrayList<ImportRows.Taken>();
    for (var n = 0; n < ids.size(); n++) {
      var draft = created.get(n);
      taken.add(new ImportRows.Taken(draft.key(), draft.line().number(), ids.get(n), null));
    }
    rows.note(run.id(), table.type(), taken);
  }

  /** Leaves those that were changed. */
  private void change(List<Draft<N>> drafts) {
    var wanted = new LinkedHashMap<UUID, N>();
    drafts.forEach(draft -> wanted.put(draft.id(), draft.record()));
    var kept = table.change(wanted);
    drafts.removeIf(
        draft -> {
          var problem = kept.get(draft.id());
          if (problem != null) {
            refuse(draft.line(), List.of(Fault.of(problem, "")));
          }
          return problem != null;
        });
    rows.note(
        run.id(),
        table.type(),
        drafts.stream()
            .map(
                draft ->
                    new ImportRows.Taken(
                        draft.key(), draft.line().number(), draft.id(), before(draft)))
            .toList());
  }

  private Map<String, String> before(Draft<N> draft) {
    return table.texts(Objects.requireNonNull(draft.stored()).record());
  }

  private void nothing(List<Draft<N>> drafts) {
    rows.note(
        run.id(),
        table.type(),
        drafts.stream()
            .map(draft -> new ImportRows.Taken(draft.key(), draft.line().number(), null, null))
            .toList());
  }
}
