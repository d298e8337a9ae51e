package org.procession.engine;

import org.jspecify.annotations.Nullable;

/** What the process engine has to tell cannot be read. */
public final class EngineUnavailable extends RuntimeException {
  EngineUnavailable(String why, @Nullable Exception cause) {
    super(why, cause);
  }
}
