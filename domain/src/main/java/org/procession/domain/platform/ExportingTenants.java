package org.procession.domain.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.procession.domain.files.storage.Bucket;
import org.procession.domain.files.storage.ObjectStore;
import org.procession.domain.tenancy.Scope;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the exports that were asked for: an archive with a file of JSON lines for each table, the
 * content of all clean versions of files, and a manifest. All rows are as they were at one moment.
 * Whoever is interrupted begins anew. Memory does not grow with what there is; the rows lie on the
 * disk, compressed, until they are in the store.
 */
@Service
public class ExportingTenants {

  private static final int ROWS_AT_ONCE = 100;
  private static final int LARGE_ROWS_AT_ONCE = 1;

  private static final String FILES =
      """
      select storage_key from file_version
       where tenant_id = current_tenant() and status = 'CLEAN' order by file_id, number
      """;

  /** Not in the archive: which content is to be added. */
  private static final String TO_ADD = "to-add";

  private final TenantTables tables;
  private final ExportRows exports;
  private final ObjectStore store;
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final TransactionOperations transactions;
  private final TransactionOperations snapshot;
  private final Clock clock;
  private final PlatformProperties properties;

  ExportingTenants(
      TenantTables tables,
      ExportRows exports,
      ObjectStore store,
      JdbcClient jdbc,
      JsonMapper json,
      TransactionOperations transactions,
      PlatformTransactionManager manager,
      Clock clock,
      PlatformProperties properties) {
    this.tables = tables;
    this.exports = exports;
    this.store = store;
    this.jdbc = jdbc;
    this.json = json;
    this.transactions = transactions;
    var template = new TransactionTemplate(manager);
    template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    template.setReadOnly(true);
    this.snapshot = template;
    this.clock = clock;
    this.properties = properties;
  }

  /**
   * Makes the export that the tenant of the current scope waits for, and removes those that could
   * be fetched for long enough.
   *
   * @return how many were made or removed
   * @throws org.procession.domain.files.storage.StorageUnavailable when the store fails on the way
   */
  public int goOn() {
    var requested = transactions.execute(t -> exports.requested());
    requested.ifPresent(this::make);
    return requested.map(export -> 1).orElseGet(this::removeOld);
  }

  private int removeOld() {
    var before = clock.instant().minus(properties.exportFor());
    var old = transactions.execute(t -> exports.finishedBefore(before));
    for (var export : old) {
      store.delete(Bucket.CLEAN, ExportRows.key(Scope.current().tenant(), export.id()));
      transactions.executeWithoutResult(
          t ->
              jdbc.sql("update tenant_export set status = 'EXPIRED' where id = ?")
                  .param(export.id())
                  .update());
    }
    return old.size();
  }

  /** What the archive says of itself. */
  private record Manifest(String tenant, Instant takenAt, Map<String, Long> rows, long files) {

    long allRows() {
      return rows.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private void make(TenantExport export) {
    try {
      var taken = Files.createTempFile("export-", ".zip");
      try {
        var rows = new LinkedHashMap<String, Long>();
        var takenAt = clock.instant();
        snapshot.executeWithoutResult(t -> take(taken, rows));
        var key = ExportRows.key(Scope.current().tenant(), export.id());
        var tenant = Scope.current().tenant().value();
        var sent = new Sent();
        sent.size =
            store.write(
                Bucket.CLEAN,
                key,
                out -> sent.manifest = send(taken, new Manifest(tenant, takenAt, rows, 0), out));
        finish(export, sent);
      } finally {
        Files.delete(taken);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What became of an export that is in the store. */
  private static final class Sent {
    private long size;
    private Manifest manifest = new Manifest("", Instant.EPOCH, Map.of(), 0);
  }

  private void finish(TenantExport export, Sent sent) {
    transactions.executeWithoutResult(
        t ->
            jdbc.sql(
                    """
                    update tenant_export
                       set status = 'READY', taken_at = :takenAt, finished_at = :now, size = :size,
                           row_count = :rows, file_count = :files
                     where id = :id and status = 'REQUESTED'
                    """)
                .param("takenAt", sent.manifest.takenAt().atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("size", sent.size)
                .param("rows", sent.manifest.allRows())
                .param("files", sent.manifest.files())
                .param("id", export.id())
                .update());
  }

  /** Takes all rows to the disk, since nothing is sent within a transaction. */
  private void take(Path taken, Map<String, Long> rows) {
    try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(taken)))) {
      for (var table : tables.all()) {
        var atOnce = table.large() ? LARGE_ROWS_AT_ONCE : ROWS_AT_ONCE;
        rows.put(
            table.name(), lines(zip, "tables/" + table.name() + ".jsonl", table.query(), atOnce));
      }
      lines(zip, TO_ADD, FILES, ROWS_AT_ONCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what a query answers, a line each. */
  private long lines(ZipOutputStream zip, String name, String query, int atOnce)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    var writer = new BufferedWriter(new OutputStreamWriter(zip, UTF_8));
    var count = new long[1];
    RowCallbackHandler line =
        row -> {
          try {
            writer.write(row.getString(1));
            writer.write('\n');
            count[0]++;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    jdbc.sql(query).withFetchSize(atOnce).query(line);
    writer.flush();
    zip.closeEntry();
    return count[0];
  }

  private Manifest send(Path taken, Manifest manifest, OutputStream out) throws IOException {
    try (var rows = new ZipFile(taken.toFile());
        var zip = new ZipOutputStream(out)) {
      for (var entry : rows.stream().filter(e -> !e.getName().equals(TO_ADD)).toList()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        rows.getInputStream(entry).transferTo(zip);
        zip.closeEntry();
      }
      var files = 0L;
      try (var keys =
          new BufferedReader(
              new InputStreamReader(rows.getInputStream(rows.getEntry(TO_ADD)), UTF_8))) {
        for (var key = keys.readLine(); key != null; key = keys.readLine()) {
          files += add(zip, key);
        }
      }
      var all = new Manifest(manifest.tenant(), manifest.takenAt(), manifest.rows(), files);
      zip.putNextEntry(new ZipEntry("manifest.json"));
      zip.write(json.writeValueAsBytes(all));
      zip.closeEntry();
      return all;
    }
  }

  /**
   * Adds content by the key that the table of versions names; what is gone meanwhile is not there.
   */
  private int add(ZipOutputStream zip, String key) throws IOException {
    return store
        .read(
            Bucket.CLEAN,
            key,
            content -> {
              zip.putNextEntry(new ZipEntry("files/" + key.substring(key.indexOf('/') + 1)));
              content.transferTo(zip);
              zip.closeEntry();
              return 1;
            })
        .orElse(0);
  }
}
