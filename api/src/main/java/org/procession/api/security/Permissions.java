package org.procession.api.security;

import java.util.Optional;
import org.procession.domain.identity.Granted;
import org.procession.domain.tenancy.Access;
import org.procession.domain.tenancy.Whose;

/**
 * What the sender of a request may do; a handler gets it as an argument.
 *
 * @param access to whose records
 */
public record Permissions(Granted granted, Access access) implements Access {

  /** What everybody may do whom the OpenID provider knows and the tenant does not, and no user. */
  public static final String ACCEPT_INVITATION = "identity.invitation.accept";

  @Override
  public Optional<Whose> to(String permission) {
    return access.to(permission);
  }

  /**
   * For what a request asks beyond that for which its handler names a permission.
   *
   * @return to whose records the permission reaches
   * @throws PermissionMissing when the sender has not this one, too
   */
  public Whose require(String permission) {
    return to(permission).orElseThrow(() -> new PermissionMissing(permission));
  }

  /**
   * For what a request does with records that it does not name.
   *
   * @throws PermissionMissing when the sender has not this permission, or not for everybody's
   */
  public void requireForEverybodys(String permission) {
    if (!require(permission).equals(Whose.everybodys())) {
      throw new PermissionMissing(permission);
    }
  }
}
