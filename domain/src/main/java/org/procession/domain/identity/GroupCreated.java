package org.procession.domain.identity;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** There is a new group. */
public record GroupCreated(String group) implements DomainEvent {

  @Override
  public Subject subject() {
    return IdentitySubjects.group(group);
  }

  @Override
  public String summary() {
    return "Group %s created".formatted(group);
  }
}
