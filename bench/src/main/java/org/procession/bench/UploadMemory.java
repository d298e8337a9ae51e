package org.procession.bench;

import java.util.function.Consumer;

/**
 * How much more memory the programs hold at their peak while a file of 1 GB is uploaded through the
 * API, scanned and released than they held after one of 50 MB: it should not depend on the size.
 */
final class UploadMemory implements Benchmark {

  private static final long GIGABYTE = 1_000_000_000;

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    new Content(50_000_000).upload(bed, "small.bin");
    PeakMemory.watch(
        bed, "upload-1GB", () -> new Content(GIGABYTE).upload(bed, "large.bin"), figures);
  }
}
