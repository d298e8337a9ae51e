package org.procession.api.security;

import java.util.Optional;
import java.util.Set;
import org.procession.domain.identity.Directory;
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

  Callers(Directory directory) {
    this.directory = directory;
  }

  /** A user, whether or not it may do anything, and what it may do. */
  record Known(UserRecord user, Set<String> permissions) {}

  /**
   * @param subject what the OpenID provider calls the user
   */
  @Transactional(readOnly = true)
  public Optional<Known> find(String subject) {
    return directory
        .findBySubject(subject)
        .map(user -> new Known(user, directory.permissionsOf(user.id())));
  }
}
