package org.procession.domain.files;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.annotations.ListIndexBase;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.TenantId;

/** A file with all its versions. Versions are added, never replaced. */
@Entity
@Table(name = "file")
class StoredFile {

  @EmbeddedId private FileId id;
  private String name;
  private String mediaType;
  private List<String> attachedTo;
  private List<String> concerns;

  @ElementCollection
  @CollectionTable(name = "file_version", joinColumns = @JoinColumn(name = "file_id"))
  @OrderColumn(name = "number")
  @ListIndexBase(1)
  private List<FileVersion> versions = new ArrayList<>();

  private Instant createdAt;
  private String createdBy;
  @Version private @Nullable Long version;

  protected StoredFile() {} // for JPA

  StoredFile(FileId id, NewFile file, Instant createdAt, String createdBy) {
    this.id = id;
    this.name = file.name();
    this.mediaType = file.mediaType();
    this.attachedTo = references(file.attachedTo());
    this.concerns = references(file.concerns());
    this.createdAt = createdAt;
    this.createdBy = createdBy;
  }

  private static List<String> references(List<Subject> subjects) {
    return subjects.stream().map(Subject::toString).toList();
  }

  /**
   * Adds a version whose content is to come.
   *
   * @return its number
   */
  int declare(NewContent content, TenantId tenant, String uploader, Instant now) {
    var number = versions.size() + 1;
    // With a prefix, for a tenant's id alone could be a step up to the folder above.
    var key = "tenant-%s/%s/%d".formatted(tenant, id, number);
    versions.add(new FileVersion(content, key, uploader, now));
    return number;
  }

  /**
   * @throws FileVersionNotFound when the file has none of this number
   */
  FileVersion require(int number) {
    if (number < 1 || number > versions.size()) {
      throw new FileVersionNotFound(id, number, versions.size());
    }
    return versions.get(number - 1);
  }

  /** The number of the first version that is so. */
  Optional<Integer> first(Predicate<FileVersion> what) {
    return IntStream.rangeClosed(1, versions.size())
        .boxed()
        .filter(number -> what.test(require(number)))
        .findFirst();
  }

  /** The number of the newest version that can be downloaded. */
  Optional<Integer> newestClean() {
    return IntStream.iterate(versions.size(), number -> number > 0, number -> number - 1)
        .boxed()
        .filter(number -> require(number).status() == FileStatus.CLEAN)
        .findFirst();
  }

  /**
   * Has every version that is not at its end looked at anew, by a process that knows nothing of
   * what was done.
   *
   * @return whether there is one
   */
  boolean beginAnew() {
    var isOpen = versions.stream().anyMatch(FileVersion::isOpen);
    versions.forEach(FileVersion::beginAnew);
    return isOpen;
  }

  FileId id() {
    return id;
  }

  String name() {
    return name;
  }

  String mediaType() {
    return mediaType;
  }

  Instant createdAt() {
    return createdAt;
  }

  List<FileVersion> versions() {
    return List.copyOf(versions);
  }

  int newest() {
    return versions.size();
  }

  /** All records on whose timelines it stands. */
  Set<Subject> concerns() {
    return Stream.concat(attachedTo.stream(), concerns.stream())
        .map(Subject::parse)
        .collect(Collectors.toUnmodifiableSet());
  }

  FileRecord record() {
    return new FileRecord(
        id,
        name,
        mediaType,
        attachedTo.stream().map(Subject::parse).toList(),
        concerns.stream().map(Subject::parse).toList(),
        IntStream.rangeClosed(1, versions.size())
            .mapToObj(number -> require(number).record(number))
            .toList(),
        createdAt,
        createdBy,
        Objects.requireNonNull(version));
  }
}
