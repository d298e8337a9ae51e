package org.procession.domain.approvals;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;

/**
 * Whoever completed a user task.
 *
 * @param login as the engine recorded it; null when the task was nobody's
 * @param user empty unless that is an active user of the tenant
 */
record Completer(@Nullable String login, Optional<UserRecord> user) {

  static Completer find(@Nullable String login, Directory directory) {
    var user =
        Optional.ofNullable(login)
            .filter(UserId::isId)
            .map(UserId::new)
            .flatMap(directory::findActive);
    return new Completer(login, user);
  }

  /** Why nothing that this person does counts; null when it may. */
  @Nullable String objection() {
    if (login == null) {
      return "Nobody had claimed the task: claim it before you complete it.";
    }
    return user.isPresent() ? null : "'%s' is no user of this company.".formatted(login);
  }

  /** As people know that person. */
  String name() {
    return user.map(UserRecord::displayName).orElse(Objects.requireNonNullElse(login, "nobody"));
  }
}
