package org.procession.workers.files;

import java.util.Set;
import org.procession.domain.files.FileId;
import org.procession.domain.files.ReleasingVersions;
import org.procession.workers.engine.BpmnError;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Moves a clean version out of quarantine. */
@Component
class ReleaseVersionWorker implements Worker<ReleaseVersionWorker.Input> {

  record Input(FileId fileId, int version) {}

  private final ReleasingVersions releasing;

  ReleaseVersionWorker(ReleasingVersions releasing) {
    this.releasing = releasing;
  }

  @Override
  public String jobType() {
    return "files.releaseVersion";
  }

  @Override
  public Set<BpmnError> errors() {
    return Set.of(BpmnError.of(ReleasingVersions.ContentChanged.CODE));
  }

  @Override
  public int jobsAtATime() {
    return 3;
  }

  @Override
  public Nothing handle(Input input, Job job) {
    Parts.waitFor(() -> releasing.release(input.fileId(), input.version()));
    return new Nothing();
  }
}
