package org.procession.domain.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key.
 *
 * @param user for whom it acts
 * @param prefix how it begins
 * @param permissions what it permits, as far as the user is permitted it, too
 * @param revokedAt null unless it was
 * @param lastUsedAt to the hour, null when it never was
 */
public record ApiKeyRecord(
    ApiKeyId id,
    UserId user,
    String name,
    String prefix,
    Granted permissions,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {

  /** Whether it lets anybody in at a time. */
  public boolean isValidAt(Instant time) {
    return revokedAt == null && time.isBefore(expiresAt);
  }
}
