package org.procession.domain.files;

import org.jspecify.annotations.Nullable;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what a file asks for next. */
@Service
public class FindingOpenWork {

  private final Files files;
  private final Directory directory;

  FindingOpenWork(Files files, Directory directory) {
    this.files = files;
    this.directory = directory;
  }

  /** What there is to do. */
  public enum Next {
    /** A version waits in quarantine. */
    SCAN,
    /** A person has to decide on what was found in a version. */
    REVIEW,
    NOTHING
  }

  /**
   * @param version the one to be reviewed; null for anything else
   * @param uploader the name of who uploaded that version; null for anything else
   */
  public record OpenWork(
      Next next, FileRecord file, @Nullable FileVersionRecord version, @Nullable String uploader) {

    static OpenWork of(Next next, StoredFile file) {
      return new OpenWork(next, file.record(), null, null);
    }
  }

  /** Looks what comes next; new versions come before reviews, which may take days. */
  @Transactional(readOnly = true)
  public OpenWork find(FileId id) {
    var file = files.require(id);
    if (file.first(FileVersion::waitsForScan).isPresent()) {
      return OpenWork.of(Next.SCAN, file);
    }
    return file.first(FileVersion::waitsForReview)
        .map(number -> review(file, number))
        .orElseGet(() -> OpenWork.of(Next.NOTHING, file));
  }

  private OpenWork review(StoredFile file, int number) {
    var version = file.require(number);
    var uploader =
        directory
            .find(version.uploader())
            .map(UserRecord::displayName)
            .orElse(version.uploader().value());
    return new OpenWork(Next.REVIEW, file.record(), version.record(number), uploader);
  }
}
