package org.procession.domain.data;

import org.procession.domain.events.EventLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes imports back. */
@Service
public class UndoingImports {

  private final DataImports imports;
  private final EventLog events;

  UndoingImports(DataImports imports, EventLog events) {
    this.imports = imports;
    this.events = events;
  }

  /**
   * Lets what an import did be taken back. A record that it created is removed, and one that it
   * changed becomes what it was, unless something happened to it since.
   *
   * @throws ImportNotFound when the tenant has no such import
   * @throws ImportNotInState when it has changed nothing, goes on, or was undone
   */
  @Transactional
  public ImportRecord undo(ImportId id) {
    var undone = imports.requireLocked(id);
    undone.beginUndoing();
    events.record(new ImportUndoingStarted(id, undone.type()));
    imports.flush();
    return undone.record();
  }
}
