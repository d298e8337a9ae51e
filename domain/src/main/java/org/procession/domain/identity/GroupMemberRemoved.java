package org.procession.domain.identity;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A user left a group. */
public record GroupMemberRemoved(String group, UserId user) implements DomainEvent {

  @Override
  public Subject subject() {
    return IdentitySubjects.group(group);
  }

  @Override
  public Set<Subject> concerns() {
    return Set.of(IdentitySubjects.user(user));
  }

  @Override
  public String summary() {
    return "%s removed from the group %s".formatted(user, group);
  }
}
