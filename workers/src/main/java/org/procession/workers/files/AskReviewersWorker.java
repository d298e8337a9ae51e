package org.procession.workers.files;

import org.jspecify.annotations.Nullable;
import org.procession.domain.files.FileId;
import org.procession.domain.files.TellingFindings;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Tells the uploader of a version what was found, and asks the reviewers to decide. */
@Component
class AskReviewersWorker implements Worker<AskReviewersWorker.Input> {

  record Input(FileId fileId, int version, @Nullable String explanation) {}

  private final TellingFindings telling;

  AskReviewersWorker(TellingFindings telling) {
    this.telling = telling;
  }

  @Override
  public String jobType() {
    return "files.askReviewers";
  }

  @Override
  public Nothing handle(Input input, Job job) {
    telling.askReviewers(input.fileId(), input.version(), input.explanation());
    return new Nothing();
  }
}
