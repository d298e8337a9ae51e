package org.procession.workers.files;

import org.jspecify.annotations.Nullable;
import org.procession.domain.files.FileId;
import org.procession.domain.files.ScanningVersions;
import org.procession.domain.files.VirusScanner;
import org.procession.workers.engine.Job;
import org.procession.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Has the oldest version that waits for it scanned. */
@Component
class ScanVersionWorker implements Worker<ScanVersionWorker.Input> {

  record Input(FileId fileId) {}

  /**
   * @param finding a {@link org.procession.domain.files.Finding}, or NOTHING when no version waits
   */
  record Output(@Nullable Integer version, String finding) {}

  private final ScanningVersions scanning;
  private final VirusScanner scanner;

  ScanVersionWorker(ScanningVersions scanning, VirusScanner scanner) {
    this.scanning = scanning;
    this.scanner = scanner;
  }

  @Override
  public String jobType() {
    return "files.scanVersion";
  }

  @Override
  public int jobsAtATime() {
    return 3;
  }

  @Override
  public Output handle(Input input, Job job) {
    return Parts.waitFor(() -> scanning.scan(input.fileId(), job.key(), scanner))
        .map(scan -> new Output(scan.number(), scan.finding().name()))
        .orElseGet(() -> new Output(null, "NOTHING"));
  }
}
