package org.procession.domain.data;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** What an import did is being taken back. */
public record ImportUndoingStarted(ImportId importId, String type) implements DomainEvent {
  @Override
  public Subject subject() {
    return importId.subject();
  }

  @Override
  public String summary() {
    return "Undoing of an import of type %s started".formatted(type);
  }
}
