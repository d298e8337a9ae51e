package org.procession.domain.files;

import java.util.Set;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** The content of a version came, as declared; it is to be scanned. */
public record FileUploaded(
    FileId fileId,
    int number,
    String name,
    String mediaType,
    long size,
    String sha256,
    Set<Subject> concerns)
    implements DomainEvent {

  public FileUploaded {
    concerns = Set.copyOf(concerns);
  }

  @Override
  public Subject subject() {
    return fileId.subject();
  }

  @Override
  public String summary() {
    return "Version %d of %s uploaded, %,d bytes".formatted(number, name, size);
  }
}
