package org.procession.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.procession.domain.identity.Granted;
import org.procession.domain.identity.UserAccess;
import org.procession.domain.tenancy.Access;

/**
 * Who sent a request, and what that one may do.
 *
 * @param isUser whether that is somebody who may do anything but become a user
 */
record Caller(boolean isUser, Permissions permissions) {

  private static final String ATTRIBUTE = Caller.class.getName();

  private static final Permissions NONE = everywhere(Set.of());

  /** Whoever the OpenID provider knows and the tenant does not may become its user. */
  static final Caller STRANGER =
      new Caller(false, everywhere(Set.of(Permissions.ACCEPT_INVITATION)));

  /** Who administers the platform may do that, and nothing for a tenant. */
  static final Caller PLATFORM = new Caller(true, everywhere(PlatformAdministrator.PERMISSIONS));

  private static Permissions everywhere(Set<String> permissions) {
    return new Permissions(Granted.everywhere(permissions), Access.toEverybodys(permissions));
  }

  static Caller user(UserAccess access) {
    var granted =
        access
            .granted()
            .without(
                permission ->
                    permission.equals(Permissions.ACCEPT_INVITATION)
                        || permission.startsWith(PlatformAdministrator.PLATFORM));
    return new Caller(
        true, new Permissions(granted, new UserAccess(access.user(), granted, access.team())));
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
    return of(request).map(Caller::permissions).orElse(NONE);
  }

  /** Whether the sender of a request may do something; nobody known may do nothing. */
  static boolean may(HttpServletRequest request, String permission) {
    return permissions(request).to(permission).isPresent();
  }
}
