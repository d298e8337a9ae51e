package org.procession.api.security;

import java.util.Set;

/** What the sender of a request may do; a handler gets it as an argument. */
public record Permissions(Set<String> granted) {

  public Permissions {
    granted = Set.copyOf(granted);
  }
}
