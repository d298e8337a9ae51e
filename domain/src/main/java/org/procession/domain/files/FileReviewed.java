package org.procession.domain.files;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A person decided on what was found in a version. */
public record FileReviewed(
    FileId fileId, int number, String name, Review review, String reason, Set<Subject> concerns)
    implements DomainEvent {

  public FileReviewed {
    concerns = Set.copyOf(concerns);
  }

  @Override
  public Subject subject() {
    return fileId.subject();
  }

  @Override
  public String summary() {
    return "Version %d of %s: %s. %s".formatted(number, name, review.inWords(), reason);
  }
}
