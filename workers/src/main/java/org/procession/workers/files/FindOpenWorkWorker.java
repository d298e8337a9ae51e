package org.procession.workers.files;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.files.FileId;
import org.procession.domain.files.FindingOpenWork;
import org.procession.domain.files.FindingOpenWork.Next;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Says what a file asks for next, and what a reviewer has to see. */
@Component
class FindOpenWorkWorker implements Worker<FindOpenWorkWorker.Input> {

  record Input(FileId fileId) {}

  /**
   * @param version the one to be reviewed, with what its form shows in {@code file}
   */
  record Output(Next next, @Nullable Integer version, @Nullable ShownVersion file) {}

  private final FindingOpenWork work;

  FindOpenWorkWorker(FindingOpenWork work) {
    this.work = work;
  }

  @Override
  public String jobType() {
    return "files.findOpenWork";
  }

  @Override
  public Output handle(Input input, Job job) {
    var open = work.find(input.fileId());
    var version = open.version();
    return version == null
        ? new Output(open.next(), null, null)
        : new Output(
            open.next(),
            version.number(),
            ShownVersion.of(open.file(), version, Objects.requireNonNull(open.uploader())));
  }
}
