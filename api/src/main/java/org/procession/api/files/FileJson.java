package org.procession.api.files;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.Subject;
import org.procession.domain.files.DeclaringFiles;
import org.procession.domain.files.FileId;
import org.procession.domain.files.FileRecord;
import org.procession.domain.files.FileStatus;
import org.procession.domain.files.FileVersionRecord;
import org.procession.domain.files.Finding;
import org.procession.domain.files.Review;
import org.procession.domain.files.storage.SignedRequest;

/** A file as clients see it. */
@Schema(name = "File")
record FileJson(
    FileId id,
    @Schema(example = "contract.pdf") String name,
    @Schema(description = "As its uploader declared it.", example = "application/pdf")
        String mediaType,
    @Schema(description = "The records it belongs to.") List<Subject> attachedTo,
    @Schema(description = "Further records on whose timelines it stands.") List<Subject> concerns,
    @Schema(description = "From the first to the newest.") List<VersionJson> versions,
    Instant createdAt,
    @Schema(description = "The user who declared it.", example = "clerk") String createdBy,
    @Schema(
            description =
                "Where to put the content of the newest version, past this API; in answers to declarations only.")
        @Nullable UploadJson upload) {

  @Schema(name = "FileVersion", description = "One content of a file.")
  record VersionJson(
      @Schema(description = "Counted from 1.") int number,
      @Schema(description = "In bytes.", example = "48213") long size,
      @Schema(
              description = "The SHA-256 of the content, in hexadecimal digits.",
              example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
          String sha256,
      @Schema(description = "Only a CLEAN version can be downloaded.") FileStatus status,
      @Schema(description = "What its first bytes say it is.", example = "application/pdf")
          @Nullable String detectedType,
      Instant declaredAt,
      @Schema(description = "A user.", example = "clerk") String uploadedBy,
      @Schema(description = "When the content was there, as declared.")
          @Nullable Instant uploadedAt,
      @Schema(description = "What the last scan found.") @Nullable Finding finding,
      @Schema(
              description = "What the scanner recognised, or why it gave up.",
              example = "Eicar-Test-Signature")
          @Nullable String signature,
      @Schema(description = "Which scanner it was.", example = "ClamAV 1.4.3")
          @Nullable String scanner,
      @Nullable Instant scannedAt,
      @Schema(description = "What the policy says about the finding.") @Nullable String explanation,
      @Schema(description = "What a person decided about the finding.") @Nullable Review review,
      @Nullable String reviewReason,
      @Schema(description = "A user.", example = "security") @Nullable String reviewedBy,
      @Nullable Instant reviewedAt,
      @Schema(
              description =
                  "Characters of its text that can be searched: 0 when none could be read, absent before it was tried.")
          @Nullable Integer textLength) {

    static VersionJson of(FileVersionRecord version) {
      return new VersionJson(
          version.number(),
          version.size(),
          version.sha256(),
          version.status(),
          version.detectedType(),
          version.declaredAt(),
          version.uploadedBy(),
          version.uploadedAt(),
          version.finding(),
          version.signature(),
          version.scanner(),
          version.scannedAt(),
          version.explanation(),
          version.review(),
          version.reviewReason(),
          version.reviewedBy(),
          version.reviewedAt(),
          version.textLength());
    }
  }

  @Schema(
      name = "FileUpload",
      description = "A request that may be sent, just like this, until it expires.")
  record UploadJson(
      @Schema(example = "PUT") String method,
      URI url,
      @Schema(description = "Headers to send, beside Content-Length.") Map<String, String> headers,
      Instant expiresAt) {

    static UploadJson of(SignedRequest request) {
      return new UploadJson(
          request.method(), request.url(), request.headers(), request.expiresAt());
    }
  }

  static FileJson of(FileRecord file) {
    return of(file, null);
  }

  static FileJson of(DeclaringFiles.Declared declared) {
    return of(declared.file(), UploadJson.of(declared.upload()));
  }

  private static FileJson of(FileRecord file, @Nullable UploadJson upload) {
    return new FileJson(
        file.id(),
        file.name(),
        file.mediaType(),
        file.attachedTo(),
        file.concerns(),
        file.versions().stream().map(VersionJson::of).toList(),
        file.createdAt(),
        file.createdBy(),
        upload);
  }
}
