package org.procession.domain.approvals;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/**
 * Somebody completed a task for a record who may not.
 *
 * @param completedBy as people know that person, who need not be a user
 */
public record CompletionNotAccepted(Subject subject, String completedBy, String reason)
    implements DomainEvent {
  @Override
  public String summary() {
    return "Completion of a task by %s not accepted: %s".formatted(completedBy, reason);
  }
}
