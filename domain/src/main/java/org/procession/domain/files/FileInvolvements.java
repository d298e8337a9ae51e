package org.procession.domain.files;

import java.util.List;
import org.procession.domain.approvals.Involved;
import org.procession.domain.approvals.Involvements;
import org.procession.domain.approvals.Part;
import org.procession.domain.events.Subject;
import org.springframework.stereotype.Component;

/** What people have to do with files. */
@Component
class FileInvolvements implements Involvements {

  private static final Part UPLOADED = Part.always("uploaded", "uploaded the file");
  private static final Part UPLOADED_OTHER_VERSION =
      Part.never("uploadedOtherVersion", "uploaded another version of the file");

  private final Files files;

  FileInvolvements(Files files) {
    this.files = files;
  }

  @Override
  public String type() {
    return "file";
  }

  @Override
  public List<Part> parts() {
    return List.of(UPLOADED, UPLOADED_OTHER_VERSION);
  }

  @Override
  public List<Involved> in(Subject subject) {
    return files.require(new FileId(subject.id())).versions().stream()
        .map(
            version ->
                new Involved(
                    (version.waitsForReview() ? UPLOADED : UPLOADED_OTHER_VERSION).name(),
                    version.uploader(),
                    version.declaredAt()))
        .toList();
  }
}
