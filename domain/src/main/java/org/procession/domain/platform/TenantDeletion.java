package org.procession.domain.platform;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.domain.tenancy.TenantId;

/**
 * A deletion of a tenant, and the receipt when it is done.
 *
 * @param name as the tenant was called
 * @param requestedBy the reference of the actor
 * @param dueAt until when it can be cancelled
 * @param begunAt null until then
 * @param endedAt when it was done or cancelled; null until then
 * @param endedBy the reference of the actor
 * @param counts of what was deleted: instances, documents, objects, and rows by table
 */
public record TenantDeletion(
    UUID id,
    TenantId tenant,
    String name,
    Status status,
    Instant requestedAt,
    String requestedBy,
    Instant dueAt,
    @Nullable Instant begunAt,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    SortedMap<String, Long> counts) {

  public TenantDeletion {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** Where it stands; from {@link #INSTANCES} on, what is deleted next. */
  public enum Status {
    SCHEDULED,
    CANCELLED,
    INSTANCES,
    DOCUMENTS,
    OBJECTS,
    ROWS,
    DONE
  }
}
