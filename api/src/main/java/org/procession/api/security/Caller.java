package org.procession.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who sent a request, and what that one may do.
 *
 * @param isUser whether that is somebody who may do anything but become a user
 */
record Caller(boolean isUser, Set<String> permissions) {

  private static final String ATTRIBUTE = Caller.class.getName();

  /** Whoever the OpenID provider knows and the tenant does not may become its user. */
  static final Caller STRANGER = new Caller(false, Set.of(Permissions.ACCEPT_INVITATION));

  /** Who administers the platform may do that, and nothing for a tenant. */
  static final Caller PLATFORM = new Caller(true, PlatformAdministrator.PERMISSIONS);

  static Caller user(Set<String> permissions) {
    var others = new HashSet<>(permissions);
    others.remove(Permissions.ACCEPT_INVITATION);
    others.removeIf(permission -> permission.startsWith(PlatformAdministrator.PLATFORM));
    return new Caller(true, others);
  }

  void sent(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** The sender of a request, unless nobody is known. */
  static Optional<Caller> of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  /** What the sender of a request may do; nobody known may do nothing. */
  static Permissions permissions(HttpServletRequest request) {
    return new Permissions(of(request).map(Caller::permissions).orElse(Set.of()));
  }

  /** Whether the sender of a request may do something; nobody known may do nothing. */
  static boolean may(HttpServletRequest request, String permission) {
    return permissions(request).granted().contains(permission);
  }
}
