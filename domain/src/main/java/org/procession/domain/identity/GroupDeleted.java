package org.procession.domain.identity;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A group that had no members is no more. */
public record GroupDeleted(String group) implements DomainEvent {

  @Override
  public Subject subject() {
    return IdentitySubjects.group(group);
  }

  @Override
  public String summary() {
    return "Group %s deleted".formatted(group);
  }
}
