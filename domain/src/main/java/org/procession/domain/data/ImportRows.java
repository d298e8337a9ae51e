package org.procession.domain.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stored rows of imports: as they came, and what became of them. */
@Component
class ImportRows {

  /** Rows that are taken in one transaction, at most. */
  static final int PART = 1_000;

  private static final TypeReference<List<CsvReader.Line>> LINES = new TypeReference<>() {};
  private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ImportRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Waits for an upload, and no longer for one before it. */
  void await(ImportId id, UUID upload) {
    jdbc.sql("update data_import set upload = ? where id = ?").params(upload, id.value()).update();
    discard(id);
  }

  /** Leaves nothing of an upload, unless another is waited for. */
  void giveUp(ImportId id, UUID upload) {
    var given =
        jdbc.sql("update data_import set upload = null where id = ? and upload = ?")
            .params(id.value(), upload)
            .update();
    if (given > 0) {
      discard(id);
    }
  }

  /** Removes what there still is of the content. */
  void discard(ImportId id) {
    jdbc.sql("delete from import_part where import_id = ?").param(id.value()).update();
  }

  /**
   * Stores a part of the content.
   *
   * @return whether the upload is still waited for
   */
  boolean store(ImportId id, UUID upload, int part, List<CsvReader.Line> lines) {
    return jdbc.sql(
                """
                insert into import_part (import_id, number, rows)
                select i.id, :part, :rows from data_import i
                 where i.id = :id and i.upload = :upload and i.state = 'AWAITING_CONTENT'
                   for share
                """)
            .param("id", id.value())
            .param("upload", upload)
            .param("part", part)
            .param("rows", json.writeValueAsString(lines))
            .update()
        == 1;
  }

  /** Takes a part of the content away, to take its rows. */
  List<CsvReader.Line> take(ImportId id, int part) {
    var rows =
        jdbc.sql("delete from import_part where import_id = ? and number = ? returning rows")
            .params(id.value(), part)
            .query(String.class)
            .single();
    return json.readValue(rows, LINES);
  }

  /** In which line of the same import some keys were taken before, by key. */
  Map<String, Long> lines(ImportId id, Collection<String> keys) {
    var found = new HashMap<String, Long>();
    jdbc.sql("select key, line from import_row where import_id = :id and key = any(:keys)")
        .param("id", id.value())
        .param("keys", keys.toArray(String[]::new))
        .query(
            row -> {
              found.put(row.getString("key"), row.getLong("line"));
            });
    return found;
  }

  /**
   * A row that was taken.
   *
   * @param record that was created or changed; null when nothing was done
   * @param before what the record was; null for one that was created
   */
  record Taken(
      String key, long line, @Nullable UUID record, @Nullable Map<String, String> before) {}

  /** Notes rows that were taken, after what that did was recorded. */
  void note(ImportId id, String type, List<Taken> taken) {
    jdbc.sql(
            """
            insert into import_row (import_id, key, line, record_id, before, position)
            select :id, r.key, r.line, r.record_id, r.before,
                   (select max(t.position) from timeline_entry t where t.subject = :type || ':' || r.record_id)
              from unnest(:keys::text[], :lines::bigint[], :records::uuid[], :befores::text[])
                     as r (key, line, record_id, before)
            """)
        .param("id", id.value())
        .param("type", type)
        .param("keys", taken.stream().map(Taken::key).toArray(String[]::new))
        .param("lines", taken.stream().map(Taken::line).toArray(Long[]::new))
        .param("records", taken.stream().map(Taken::record).toArray(UUID[]::new))
        .param("befores", taken.stream().map(row -> json(row.before())).toArray(String[]::new))
        .update();
  }

  private @Nullable String json(@Nullable Map<String, String> texts) {
    return texts == null ? null : json.writeValueAsString(texts);
  }

  /** A row that was not taken, and all that is wrong with it. */
  record Refused(CsvReader.Line line, List<Fault> faults) {

    private String joined(java.util.function.Function<Fault, String> part, String by) {
      return String.join(by, faults.stream().map(part).distinct().toList());
    }
  }

  void refuse(ImportId id, List<Refused> refused) {
    jdbc.sql(
            """
            insert into import_refusal (import_id, line, cells, field, code, detail)
            select :id, r.* from unnest(
                :lines::bigint[], :cells::text[], :fields::text[], :codes::text[], :details::text[]) as r
            """)
        .param("id", id.value())
        .param("lines", refused.stream().map(row -> row.line().number()).toArray(Long[]::new))
        .param(
            "cells",
            refused.stream()
                .map(row -> json.writeValueAsString(row.line().cells()))
                .toArray(String[]::new))
        .param(
            "fields",
            refused.stream().map(r -> r.joined(Fault::field, ", ")).toArray(String[]::new))
        .param(
            "codes", refused.stream().map(r -> r.joined(Fault::code, ", ")).toArray(String[]::new))
        .param(
            "details",
            refused.stream().map(r -> r.joined(Fault::detail, " ")).toArray(String[]::new))
        .update();
  }

  /** A row that is shown to whoever wants to know why it was refused. */
  record Refusal(long line, List<String> cells, String field, String code, String detail) {}

  List<Refusal> refusals(ImportId id, long after, int limit) {
    return jdbc.sql(
            """
            select line, cells, field, code, detail from import_refusal
             where import_id = ? and line > ? order by line limit ?
            """)
        .params(id.value(), after, limit)
        .query(this::refusal)
        .list();
  }

  private Refusal refusal(ResultSet row, int number) throws SQLException {
    return new Refusal(
        row.getLong("line"),
        json.readValue(row.getString("cells"), CELLS),
        row.getString("field"),
        row.getString("code"),
        row.getString("detail"));
  }

  /**
   * A row to be undone.
   *
   * @param isUsed whether something happened to its record since
   */
  record ToUndo(String key, UUID record, @Nullable Map<String, String> before, boolean isUsed) {}

  /** The records of the next rows that did something, by their keys. */
  List<UUID> records(ImportId id, @Nullable String afterKey, int limit) {
    return jdbc.sql(
            """
            select record_id from import_row
             where import_id = ? and key > ? and record_id is not null order by key limit ?
            """)
        .params(id.value(), afterKey == null ? "" : afterKey, limit)
        .query(UUID.class)
        .list();
  }

  /** The next rows that did something, by their keys. */
  List<ToUndo> toUndo(ImportId id, String type, @Nullable String afterKey, int limit) {
    return jdbc.sql(
            """
            select r.key, r.record_id, r.before,
                   exists (select from timeline_entry t
                            where t.subject = :type || ':' || r.record_id and t.position > r.position) as used
              from import_row r
             where r.import_id = :id and r.key > :after and r.record_id is not null
             order by r.key limit :limit
            """)
        .param("id", id.value())
        .param("type", type)
        .param("after", afterKey == null ? "" : afterKey)
        .param("limit", limit)
        .query(this::toUndo)
        .list();
  }

  private ToUndo toUndo(ResultSet row, int number) throws SQLException {
    var before = row.getString("before");
    return new ToUndo(
        row.getString("key"),
        row.getObject("record_id", UUID.class),
        before == null ? null : json.readValue(before, TEXTS),
        row.getBoolean("used"));
  }

  /** Notes why rows' records are kept, by key. */
  void keep(ImportId id, Map<String, Fault> kept) {
    var keys = kept.keySet().toArray(String[]::new);
    jdbc.sql(
            """
            update import_row r set kept_code = k.code, kept_detail = k.detail
              from unnest(:keys::text[], :codes::text[], :details::text[]) as k (key, code, detail)
             where r.import_id = :id and r.key = k.key
            """)
        .param("id", id.value())
        .param("keys", keys)
        .param("codes", kept.values().stream().map(Fault::code).toArray(String[]::new))
        .param("details", kept.values().stream().map(Fault::detail).toArray(String[]::new))
        .update();
  }

  /** A row whose record undoing left as it is. */
  record Kept(long line, UUID record, String code, String detail) {}

  List<Kept> kept(ImportId id, long after, int limit) {
    return jdbc.sql(
            """
            select line, record_id, kept_code, kept_detail from import_row
             where import_id = ? and line > ? and kept_code is not null order by line limit ?
            """)
        .params(id.value(), after, limit)
        .query(
            (row, n) ->
                new Kept(
                    row.getLong("line"),
                    row.getObject("record_id", UUID.class),
                    row.getString("kept_code"),
                    row.getString("kept_detail")))
        .list();
  }
}
