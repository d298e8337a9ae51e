package org.procession.domain.processes;

import java.time.Instant;
import org.procession.domain.events.Subject;

/**
 * A run of a process for a record.
 *
 * @param key by which the engine knows it
 * @param notedAt when it first asked for a job to be done
 * @param lost whether the engine that ran it has lost its data; then the key may be another's now
 */
public record ProcessInstance(
    long key, String processId, Subject subject, Instant notedAt, boolean lost) {}
