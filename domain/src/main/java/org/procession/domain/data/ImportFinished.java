package org.procession.domain.data;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** All rows of an import were taken or refused. */
public record ImportFinished(ImportId importId, String type, boolean dryRun, RowCounts rows)
    implements DomainEvent {
  @Override
  public Subject subject() {
    return importId.subject();
  }

  @Override
  public String summary() {
    return "%s of type %s finished: %,d created, %,d changed, %,d refused"
        .formatted(
            dryRun ? "Dry run of an import" : "Import",
            type,
            rows.created(),
            rows.changed(),
            rows.refused());
  }
}
