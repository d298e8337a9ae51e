package org.procession.api.security;

import org.procession.domain.Problem;

/** The sender of a request may not do what it asks for. */
final class PermissionMissing extends Problem {

  static final String CODE = "PERMISSION_MISSING";

  PermissionMissing(String permission) {
    super(Kind.FORBIDDEN, CODE, detail(permission));
  }

  static String detail(String permission) {
    return "This needs the permission %s, which none of your roles has, or your API key has not."
        .formatted(permission);
  }
}
