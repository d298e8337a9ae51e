package org.procession.workers.files;

import org.jspecify.annotations.Nullable;
import org.procession.domain.files.FileId;
import org.procession.domain.files.TellingFindings;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Deletes a version for what was found in it, and tells its uploader. */
@Component
class RefuseVersionWorker implements Worker<RefuseVersionWorker.Input> {

  record Input(FileId fileId, int version, @Nullable String explanation) {}

  private final TellingFindings telling;

  RefuseVersionWorker(TellingFindings telling) {
    this.telling = telling;
  }

  @Override
  public String jobType() {
    return "files.refuseVersion";
  }

  @Override
  public Nothing handle(Input input, Job job) {
    Parts.waitFor(() -> telling.refuse(input.fileId(), input.version(), input.explanation()));
    return new Nothing();
  }
}
