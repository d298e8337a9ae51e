package org.procession.api.security;

import org.jspecify.annotations.Nullable;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.SuspendingTenants;
import org.procession.domain.identity.UserAccess;
import org.procession.domain.identity.UserRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks users up in the directory on every request, in one transaction, so that a permission that
 * is taken away is gone at once, and so is everything when a user is deactivated, whatever the
 * token says.
 */
@Service
class Callers {

  private final Directory directory;
  private final SuspendingTenants suspending;

  Callers(Directory directory, SuspendingTenants suspending) {
    this.directory = directory;
    this.suspending = suspending;
  }

  /**
   * Whoever logged in for a tenant.
   *
   * @param suspended whether the tenant is
   * @param user whether or not it may do anything; null when the tenant has no such user
   * @param access null just when the user is
   */
  record Login(boolean suspended, @Nullable UserRecord user, @Nullable UserAccess access) {}

  /**
   * @param subject what the OpenID provider calls the user
   */
  @Transactional(readOnly = true)
  public Login find(String subject) {
    var user = directory.findBySubject(subject);
    return new Login(
        suspending.isSuspended(),
        user.orElse(null),
        user.map(known -> directory.access(known.id(), directory.permissionsOf(known.id())))
            .orElse(null));
  }
}
