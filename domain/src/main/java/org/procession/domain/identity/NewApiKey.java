package org.procession.domain.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key to be issued.
 *
 * @param name what it is for
 * @param expiresAt null for the usual lifetime
 */
public record NewApiKey(String name, Granted permissions, @Nullable Instant expiresAt) {}
