package org.procession.domain.files;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** The content of a version did not come in time. */
public record FileUploadExpired(FileId fileId, int number, String name, Set<Subject> concerns)
    implements DomainEvent {

  public FileUploadExpired {
    concerns = Set.copyOf(concerns);
  }

  @Override
  public Subject subject() {
    return fileId.subject();
  }

  @Override
  public String summary() {
    return "Version %d of %s never came".formatted(number, name);
  }
}
