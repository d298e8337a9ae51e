package org.procession.domain.data;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** An import was given up. */
public record ImportFailed(ImportId importId, String type, RowCounts rows) implements DomainEvent {
  @Override
  public Subject subject() {
    return importId.subject();
  }

  @Override
  public String summary() {
    return "Import of type %s failed after %,d of %,d rows"
        .formatted(type, rows.read(), rows.total());
  }
}
