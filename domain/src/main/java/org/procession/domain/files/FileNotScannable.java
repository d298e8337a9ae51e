package org.procession.domain.files;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** No scanner can vouch for a version. */
public record FileNotScannable(
    FileId fileId, int number, String name, Finding finding, Set<Subject> concerns)
    implements DomainEvent {

  public FileNotScannable {
    concerns = Set.copyOf(concerns);
  }

  @Override
  public Subject subject() {
    return fileId.subject();
  }

  @Override
  public String summary() {
    return "Version %d of %s %s".formatted(number, name, finding.inWords());
  }
}
