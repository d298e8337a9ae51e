package org.procession.domain.files;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what a file asks for next. */
@Service
public class FindingOpenWork {

  private final Files files;

  FindingOpenWork(Files files) {
    this.files = files;
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
   */
  public record OpenWork(Next next, FileRecord file, @Nullable FileVersionRecord version) {}

  /** Looks what comes next; new versions come before reviews, which may take days. */
  @Transactional(readOnly = true)
  public OpenWork find(FileId id) {
    var file = files.require(id);
    if (file.first(FileVersion::waitsForScan).isPresent()) {
      return new OpenWork(Next.SCAN, file.record(), null);
    }
    return file.first(FileVersion::waitsForReview)
        .map(
            number -> new OpenWork(Next.REVIEW, file.record(), file.require(number).record(number)))
        .orElseGet(() -> new OpenWork(Next.NOTHING, file.record(), null));
  }
}
