package org.procession.domain.processes;

import java.util.Set;
import org.procession.domain.events.LoggedEvent;

/**
 * What a record waits for though the engine that ran it has lost its data.
 *
 * @param start the event that started it, the newest when several did
 * @param processIds of those processes that the event starts and that do not run for the record now
 */
public record LostInstance(LoggedEvent start, Set<String> processIds) {

  public LostInstance {
    processIds = Set.copyOf(processIds);
  }
}
