package org.procession.domain.files;

import java.time.Instant;
import java.util.List;
import org.procession.domain.events.Subject;

/**
 * What is known of a file.
 *
 * @param mediaType as its uploader declared it
 * @param versions from the first to the newest
 */
public record FileRecord(
    FileId id,
    String name,
    String mediaType,
    List<Subject> attachedTo,
    List<Subject> concerns,
    List<FileVersionRecord> versions,
    Instant createdAt,
    String createdBy,
    long version) {

  public FileRecord {
    attachedTo = List.copyOf(attachedTo);
    concerns = List.copyOf(concerns);
    versions = List.copyOf(versions);
  }

  public FileVersionRecord newest() {
    return versions.getLast();
  }
}
