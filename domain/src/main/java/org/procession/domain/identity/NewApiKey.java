package org.procession.domain.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key to be issued.
 *
 * @param name what it is for
 * @param expiresAt null for the usual lifetime
 */
public record NewApiKey(String name, Set<String> permissions, @Nullable Instant expiresAt) {

  public NewApiKey {
    permissions = Set.copyOf(permissions);
  }
}
