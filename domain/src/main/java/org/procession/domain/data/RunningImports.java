package org.procession.domain.data;

import java.time.Clock;
import java.time.Duration;
import java.util.function.ToIntFunction;
import org.procession.domain.DatabaseOutage;
import org.procession.domain.events.EventLog;
import org.procession.domain.tenancy.Scope;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the rows of imports, and undoes them, part by part and for whoever asked for it. A part is
 * one transaction with the note that it was taken: so whatever is interrupted goes on where it was,
 * and nothing is done twice.
 */
@Service
public class RunningImports {

  /** For how long the content of an import is waited for. */
  static final Duration WITHIN = Duration.ofHours(24);

  private final DataImports imports;
  private final RecordTables tables;
  private final ImportRows rows;
  private final EventLog events;
  private final TransactionOperations transactions;
  private final Clock clock;

  RunningImports(
      DataImports imports,
      RecordTables tables,
      ImportRows rows,
      EventLog events,
      TransactionOperations transactions,
      Clock clock) {
    this.imports = imports;
    this.tables = tables;
    this.rows = rows;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Does the next part of the oldest import for which there is something to do. One that fails
   * again and again is given up, so that those behind it come to their turn.
   *
   * @return how many rows it had, or one for the end; 0 when there is nothing to do
   * @throws RuntimeException when the part has failed, and is to be tried again
   */
  public int runPart() {
    try {
      return next(this::part);
    } catch (RuntimeException e) {
      if (!DatabaseOutage.isBehind(e)) {
        next(run -> note(run, e));
      }
      throw e;
    }
  }

  private int next(ToIntFunction<DataImport> step) {
    return transactions.execute(
        t ->
            imports.toDo(Limit.of(1)).stream()
                .findFirst()
                .map(run -> Scope.current().as(run.actor()).call(() -> step.applyAsInt(run)))
                .orElse(0));
  }

  private int part(DataImport run) {
    var table = tables.require(run.type());
    return run.state() == ImportState.UNDOING ? undo(run, table) : take(run, table);
  }

  private <N> int take(DataImport run, RecordTable<N> table) {
    if (run.isTaken()) {
      run.end(ImportState.DONE, clock.instant());
      events.record(new ImportFinished(run.id(), run.type(), run.isDryRun(), run.rows()));
      return 1;
    }
    var lines = rows.take(run.id(), run.nextPart());
    run.take(new TakingRows<>(run, table, rows).take(lines));
    return lines.size();
  }

  private <N> int undo(DataImport run, RecordTable<N> table) {
    var undone = new UndoingRows<>(run, table, rows).undo();
    if (undone == 0) {
      run.end(ImportState.UNDONE, clock.instant());
      events.record(new ImportUndone(run.id(), run.type(), run.rows()));
      return 1;
    }
    return undone;
  }

  private int note(DataImport run, RuntimeException failure) {
    if (run.fail(String.valueOf(failure.getMessage()), clock.instant())) {
      failed(run);
    }
    return 0;
  }

  private void failed(DataImport run) {
    rows.discard(run.id());
    events.record(new ImportFailed(run.id(), run.type(), run.rows()));
  }

  /**
   * Gives up imports whose content did not come, and removes what there is of it.
   *
   * @return how many
   */
  public int expire(int limit) {
    return transactions.execute(
        t -> {
          var late = imports.late(clock.instant().minus(WITHIN), Limit.of(limit));
          for (var waiting : late) {
            waiting.giveUp(
                "Its content did not come within %d hours.".formatted(WITHIN.toHours()),
                clock.instant());
            failed(waiting);
          }
          return late.size();
        });
  }
}
