package org.procession.workers.engine;

/**
 * What the engine asks for. Keys grow within a process instance: what came later has a greater one.
 *
 * @param tenant whose it is, as the engine knows tenants
 * @param key the same at each delivery of the job
 */
public record Job(
    String tenant,
    long key,
    long processInstanceKey,
    String processId,
    String elementId,
    long elementInstanceKey) {}
