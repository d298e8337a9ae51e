package org.procession.api.security;

import java.util.Optional;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks callers up in the directory on every request, in one transaction, so that a permission that
 * is taken away is gone at once, whatever the token says.
 */
@Service
class Callers {

  private final Directory directory;

  Callers(Directory directory) {
    this.directory = directory;
  }

  @Transactional(readOnly = true)
  public Optional<Caller> find(UserId id) {
    return directory.find(id).map(user -> new Caller(user, directory.permissionsOf(id)));
  }
}
