package org.procession.workers.files;

import org.procession.domain.files.ExtractingTexts;
import org.procession.domain.files.FileId;
import org.procession.domain.files.TextExtractor;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Reads the text of a clean version; one at a time, in one process that reads documents. */
@Component
class ExtractTextWorker implements Worker<ExtractTextWorker.Input> {

  record Input(FileId fileId, int version) {}

  private final ExtractingTexts extracting;
  private final TextExtractor extractor;

  ExtractTextWorker(ExtractingTexts extracting, TextExtractor extractor) {
    this.extracting = extracting;
    this.extractor = extractor;
  }

  @Override
  public String jobType() {
    return "files.extractText";
  }

  @Override
  public int jobsAtATime() {
    return 1;
  }

  @Override
  public Nothing handle(Input input, Job job) {
    Parts.waitFor(() -> extracting.extract(input.fileId(), input.version(), extractor));
    return new Nothing();
  }
}
