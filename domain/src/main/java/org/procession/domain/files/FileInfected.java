package org.procession.domain.files;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A scanner found malware in a version. */
public record FileInfected(
    FileId fileId, int number, String name, String signature, Set<Subject> concerns)
    implements DomainEvent {

  public FileInfected {
    concerns = Set.copyOf(concerns);
  }

  @Override
  public Subject subject() {
    return fileId.subject();
  }

  @Override
  public String summary() {
    return "Version %d of %s is infected: %s".formatted(number, name, signature);
  }
}
