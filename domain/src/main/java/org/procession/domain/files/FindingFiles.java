package org.procession.domain.files;

import org.jspecify.annotations.Nullable;
import org.procession.domain.Page;
import org.procession.domain.events.Subject;
import org.springframework.data.domain.Limit;
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
   */
  public Page<FileRecord> list(@Nullable Subject attachedTo, Page.Limit limit) {
    var several = Limit.of(limit.andOneMore());
    var found =
        attachedTo == null
            ? files.before(limit.beforeId(), several)
            : files.attachedTo(attachedTo.toString(), limit.beforeId(), several);
    return Page.cut(found, limit, file -> file.id().toString()).map(StoredFile::record);
  }
}
