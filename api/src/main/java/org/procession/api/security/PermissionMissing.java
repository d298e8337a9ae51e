package org.procession.api.security;

import jakarta.servlet.http.HttpServletRequest;
import org.procession.domain.Problem;

/** The sender of a request may not do what it asks for. */
public final class PermissionMissing extends Problem {

  static final String CODE = "PERMISSION_MISSING";

  private PermissionMissing(String permission) {
    super(Kind.FORBIDDEN, CODE, detail(permission));
  }

  static String detail(String permission) {
    return "This needs the permission %s, which none of your roles has, or your API key has not."
        .formatted(permission);
  }

  /**
   * For what a request asks beyond that for which its handler names a permission.
   *
   * @throws PermissionMissing when the sender has not this one, too
   */
  public static void unlessSenderMay(HttpServletRequest request, String permission) {
    if (!Caller.may(request, permission)) {
      throw new PermissionMissing(permission);
    }
  }
}
