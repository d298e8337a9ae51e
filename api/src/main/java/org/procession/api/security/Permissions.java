package org.procession.api.security;

import java.util.Set;

/** What the sender of a request may do; a handler gets it as an argument. */
public record Permissions(Set<String> granted) {

  /** What everybody may do whom the OpenID provider knows and the tenant does not, and no user. */
  public static final String ACCEPT_INVITATION = "identity.invitation.accept";

  public Permissions {
    granted = Set.copyOf(granted);
  }
}
