package org.procession.domain.data;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** What an import did was taken back, as far as it could be. */
public record ImportUndone(ImportId importId, String type, RowCounts rows) implements DomainEvent {
  @Override
  public Subject subject() {
    return importId.subject();
  }

  @Override
  public String summary() {
    return "Import of type %s undone: %,d taken back, %,d kept"
        .formatted(type, rows.undone(), rows.kept());
  }
}
