package org.procession.api.engine;

import org.jspecify.annotations.Nullable;

/** What the process engine has recorded cannot be read. */
public final class EngineUnavailable extends RuntimeException {
  EngineUnavailable(String why, @Nullable Exception cause) {
    super(why, cause);
  }
}
