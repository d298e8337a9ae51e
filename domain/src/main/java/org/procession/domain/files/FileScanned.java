package org.procession.domain.files;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A scanner found nothing in a version; it can be downloaded. */
public record FileScanned(
    FileId fileId, int number, String name, String scanner, Set<Subject> concerns)
    implements DomainEvent {

  public FileScanned {
    concerns = Set.copyOf(concerns);
  }

  @Override
  public Subject subject() {
    return fileId.subject();
  }

  @Override
  public String summary() {
    return "Version %d of %s scanned: it is clean".formatted(number, name);
  }
}
