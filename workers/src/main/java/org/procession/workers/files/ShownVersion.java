package org.procession.workers.files;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.procession.domain.files.FileRecord;
import org.procession.domain.files.FileVersionRecord;
import org.procession.domain.files.Finding;

/**
 * A version as its reviewer sees it in the form, as text.
 *
 * @param uploadedBy the name of that person
 */
record ShownVersion(
    String name,
    String version,
    String finding,
    @Nullable String signature,
    @Nullable String scanner,
    @Nullable String explanation,
    String size,
    String mediaType,
    @Nullable String detectedType,
    String uploadedBy,
    String sha256) {

  static ShownVersion of(FileRecord file, FileVersionRecord version, String uploader) {
    return new ShownVersion(
        file.name(),
        Integer.toString(version.number()),
        sentence(version.finding()),
        version.signature(),
        version.scanner(),
        version.explanation(),
        String.format(Locale.ROOT, "%,d bytes", version.size()),
        file.mediaType(),
        version.detectedType(),
        uploader,
        version.sha256());
  }

  private static String sentence(@Nullable Finding finding) {
    if (finding == null) {
      return "–";
    }
    var words = finding.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
