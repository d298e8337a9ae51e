package org.procession.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.Map;

/** Small texts that are clean. */
final class FileCases implements Cases {

  @Override
  public ModelledProcess process() {
    return ModelledProcess.FILE_SCANNING;
  }

  @Override
  public String create(Bed bed, int n) {
    var text = text(n);
    return bed.create(
        Bed.CLERK,
        Content.PATH,
        Map.of(
            "name",
            "note-%d.txt".formatted(n),
            "mediaType",
            "text/plain",
            "size",
            text.length,
            "sha256",
            Content.sha256(new ByteArrayInputStream(text))));
  }

  private static byte[] text(int n) {
    return "Note %d: nothing to worry about.\n".formatted(n).repeat(50).getBytes(UTF_8);
  }

  @Override
  public void start(Bed bed, int n, String id) {
    bed.put(
        Bed.CLERK,
        "%s/%s/versions/1/content".formatted(Content.PATH, id),
        () -> new ByteArrayInputStream(text(n)));
  }
}
