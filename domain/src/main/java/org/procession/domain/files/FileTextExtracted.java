package org.procession.domain.files;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** The text of a version was read and can be searched. */
public record FileTextExtracted(
    FileId fileId, int number, String name, int length, Set<Subject> concerns)
    implements DomainEvent {

  public FileTextExtracted {
    concerns = Set.copyOf(concerns);
  }

  @Override
  public Subject subject() {
    return fileId.subject();
  }

  @Override
  public String summary() {
    return "%,d characters of text read from version %d of %s".formatted(length, number, name);
  }
}
