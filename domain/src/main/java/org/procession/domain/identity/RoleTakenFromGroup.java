package org.procession.domain.identity;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** The members of a group lost a role. */
public record RoleTakenFromGroup(String role, String group) implements DomainEvent {

  @Override
  public Subject subject() {
    return IdentitySubjects.role(role);
  }

  @Override
  public Set<Subject> concerns() {
    return Set.of(IdentitySubjects.group(group));
  }

  @Override
  public String summary() {
    return "Role %s taken from the group %s".formatted(role, group);
  }
}
