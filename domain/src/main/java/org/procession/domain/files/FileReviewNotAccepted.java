package org.procession.domain.files;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A person completed a review who may not give it. */
public record FileReviewNotAccepted(
    FileId fileId, int number, String name, String decidedBy, String reason, Set<Subject> concerns)
    implements DomainEvent {

  public FileReviewNotAccepted {
    concerns = Set.copyOf(concerns);
  }

  @Override
  public Subject subject() {
    return fileId.subject();
  }

  @Override
  public String summary() {
    return "Review of version %d of %s not accepted: %s".formatted(number, name, reason);
  }
}
