package org.procession.domain.files;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A version was refused for what was found, and its content deleted. */
public record FileRejected(
    FileId fileId, int number, String name, Finding finding, Set<Subject> concerns)
    implements DomainEvent {

  public FileRejected {
    concerns = Set.copyOf(concerns);
  }

  @Override
  public Subject subject() {
    return fileId.subject();
  }

  @Override
  public String summary() {
    return "Version %d of %s refused, as it %s".formatted(number, name, finding.inWords());
  }
}
