package org.procession.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.procession.domain.identity.UserRecord;

/** The user who sent a request, and what that user may do. */
record Caller(UserRecord user, Set<String> permissions) {

  private static final String ATTRIBUTE = Caller.class.getName();

  void sent(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** What the sender of a request may do; nobody known may do nothing. */
  static Permissions permissions(HttpServletRequest request) {
    return new Permissions(
        request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller.permissions : Set.of());
  }

  /** Whether the sender of a request may do something; nobody known may do nothing. */
  static boolean may(HttpServletRequest request, String permission) {
    return permissions(request).granted().contains(permission);
  }
}
