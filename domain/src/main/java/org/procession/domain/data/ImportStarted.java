package org.procession.domain.data;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** The content of an import has come; its rows are taken from now on. */
public record ImportStarted(ImportId importId, String type, boolean dryRun, long rows)
    implements DomainEvent {
  @Override
  public Subject subject() {
    return importId.subject();
  }

  @Override
  public String summary() {
    return "%s of type %s started, %,d rows"
        .formatted(dryRun ? "Dry run of an import" : "Import", type, rows);
  }
}
