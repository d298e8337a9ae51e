package org.procession.domain.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.procession.domain.ChangedMeanwhile;
import org.procession.domain.Ids;
import org.procession.domain.events.EventLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the content of imports as it streams, part by part, each in a transaction of its own; none
 * is open while the sender is waited for. Content that breaks off or is no such table leaves
 * nothing, and the import waits for the right one as before.
 */
@Service
public class ReceivingTables {

  private final DataImports imports;
  private final RecordTables tables;
  private final ImportRows rows;
  private final EventLog events;
  private final TransactionOperations transactions;

  ReceivingTables(
      DataImports imports,
      RecordTables tables,
      ImportRows rows,
      EventLog events,
      TransactionOperations transactions) {
    this.imports = imports;
    this.tables = tables;
    this.rows = rows;
    this.events = events;
    this.transactions = transactions;
  }

  /** What an upload is to bring. */
  private record Upload(ImportId id, UUID upload, ImportRecord wanted) {}

  /**
   * Takes the content, and lets its rows be taken when all of it is there. Of two uploads at the
   * same time only the later one counts.
   *
   * @throws ImportNotFound when the tenant has no such import
   * @throws ImportNotInState when the content has come already
   * @throws CsvUnreadable when it is no CSV
   * @throws ImportColumnsWrong when its columns are not those of the import
   * @throws ChangedMeanwhile when another upload has begun
   * @throws IOException when it breaks off
   */
  public ImportRecord receive(ImportId id, InputStream content) throws IOException {
    var wanted = transactions.execute(t -> awaiting(id));
    var table = new CsvReader(content, wanted.delimiter());
    var columns = columns(table, wanted);
    var upload = new Upload(id, Ids.next(), wanted);
    transactions.executeWithoutResult(
        t -> {
          awaiting(id);
          rows.await(id, upload.upload());
        });
    try {
      return receive(upload, table, columns);
    } catch (IOException | RuntimeException e) {
      transactions.executeWithoutResult(t -> rows.giveUp(id, upload.upload()));
      throw e;
    }
  }

  private ImportRecord awaiting(ImportId id) {
    var wanted = imports.requireLocked(id);
    wanted.requireAwaiting();
    return wanted.record();
  }

  private ImportRecord receive(Upload upload, CsvReader table, List<ImportColumn> columns)
      throws IOException {
    long number = 0;
    var parts = 0;
    var part = new ArrayList<CsvReader.Line>();
    for (var line = table.next(); line != null; line = table.next()) {
      part.add(line);
      number++;
      if (part.size() == ImportRows.PART) {
        store(upload, parts++, part);
        part.clear();
      }
    }
    if (!part.isEmpty()) {
      store(upload, parts++, part);
    }
    return received(upload, columns, parts, number);
  }

  private List<ImportColumn> columns(CsvReader table, ImportRecord wanted) throws IOException {
    var headings = table.next();
    if (headings == null) {
      throw CsvUnreadable.empty();
    }
    return new TableFields(tables.require(wanted.type()))
        .of(headings.cells(), wanted.columns(), wanted.key());
  }

  private void store(Upload upload, int part, List<CsvReader.Line> lines) {
    transactions.executeWithoutResult(
        t -> {
          if (!rows.store(upload.id(), upload.upload(), part, lines)) {
            throw new ChangedMeanwhile(upload.id().subject());
          }
        });
  }

  private ImportRecord received(Upload upload, List<ImportColumn> columns, int parts, long number) {
    return transactions.execute(
        t -> {
          var waiting = imports.requireLocked(upload.id());
          if (!waiting.receive(upload.upload(), columns, parts, number)) {
            throw new ChangedMeanwhile(upload.id().subject());
          }
          events.record(
              new ImportStarted(waiting.id(), waiting.type(), waiting.isDryRun(), number));
          imports.flush();
          return waiting.record();
        });
  }
}
