package org.procession.domain.files;

import java.util.List;
import java.util.UUID;
import org.procession.domain.processes.OpenRecords;
import org.springframework.stereotype.Component;

/**
 * Files with a version that waits for its scan, for the reading of its text, for a review, or for
 * the deletion that a review asked for. That review is asked for again: what it was about is still
 * there.
 */
@Component
class OpenFiles implements OpenRecords {

  private final Files files;

  OpenFiles(Files files) {
    this.files = files;
  }

  @Override
  public String type() {
    return "file";
  }

  @Override
  public List<UUID> after(UUID after, int limit) {
    return files.open(after, limit);
  }

  @Override
  public boolean beginAnew(UUID id) {
    return files.require(new FileId(id)).beginAnew();
  }
}
