package org.procession.domain.platform;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An export of all that a tenant has.
 *
 * @param requestedBy the reference of the actor
 * @param takenAt of when the data are; null until it is there, as is all that follows
 * @param size of the archive, in bytes
 * @param rows of all tables
 * @param files with their content
 */
public record TenantExport(
    UUID id,
    Status status,
    Instant requestedAt,
    String requestedBy,
    @Nullable Instant takenAt,
    @Nullable Instant finishedAt,
    @Nullable Long size,
    @Nullable Long rows,
    @Nullable Long files) {

  /** Where it stands. */
  public enum Status {
    /** It is being made, or will be. */
    REQUESTED,
    /** It can be fetched. */
    READY,
    /** It could be fetched for some time, and is deleted. */
    EXPIRED
  }
}
