package org.procession.domain.files;

import org.jspecify.annotations.Nullable;
import org.procession.domain.Page;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds files. */
@Service
@Transactional(readOnly = true)
public class FindingFiles {

  private final Files files;

  FindingFiles(Files files) {
    this.files = files;
  }

  /**
   * @throws FileNotFound when the tenant has none of this id
   */
  public FileRecord find(FileId id) {
    return files.require(id).record();
  }

  /**
   * Files, newest first.
   *
   * @param attachedTo only those of this record; null for all
   * @param whose only theirs
   */
  public Page<FileRecord> list(@Nullable Subject attachedTo, Whose whose, Page.Limit limit) {
    var found =
        files.before(
            limit.beforeId(),
            attachedTo == null ? null : attachedTo.toString(),
            whose.users() == null,
            whose.ids(),
            limit.andOneMore());
    return Page.cut(found, limit, file -> file.id().toString()).map(StoredFile::record);
  }
}
