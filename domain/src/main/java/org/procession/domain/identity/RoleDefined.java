package org.procession.domain.identity;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A role was made, or permits something else. */
public record RoleDefined(String role, Set<String> added, Set<String> removed)
    implements DomainEvent {

  @Override
  public Subject subject() {
    return IdentitySubjects.role(role);
  }

  @Override
  public String summary() {
    return "Role %s defined: %d permissions added, %d removed"
        .formatted(role, added.size(), removed.size());
  }
}
