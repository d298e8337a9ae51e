package org.procession.domain.processes;

import java.time.Instant;
import java.util.UUID;

/**
 * An engine, from when it was met first until it loses its data.
 *
 * @param number 0 for the tenant's first; whoever comes after it was met because the one before had
 *     lost its data
 * @param mark what it keeps, and no other
 * @param planted whether it has been given the mark
 * @param after as far as here, the event log had been given to the engines before it
 */
public record Engine(int number, UUID mark, boolean planted, Place after, Instant knownSince) {

  /** A place in the event log, as its readers order it. */
  public record Place(long transaction, long position) {}
}
