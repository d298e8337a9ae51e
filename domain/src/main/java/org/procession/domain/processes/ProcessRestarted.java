package org.procession.domain.processes;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A process begins anew for a record, since the engine that ran it had lost its data. */
public record ProcessRestarted(Subject subject, String processId) implements DomainEvent {
  @Override
  public String summary() {
    return "%s begins anew: the process engine had lost its data".formatted(processId);
  }
}
