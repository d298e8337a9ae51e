package org.procession.domain.files;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.procession.domain.identity.UserId;

/** One content of a file, from its declaration on. */
@Embeddable
class FileVersion {

  private long size;
  private String sha256;
  private String storageKey;

  @Enumerated(EnumType.STRING)
  private FileStatus status = FileStatus.AWAITING_CONTENT;

  private @Nullable String detectedType;
  private Instant declaredAt;
  private String uploadedBy;
  private @Nullable Instant uploadedAt;
  private @Nullable Long scanStep;

  @Enumerated(EnumType.STRING)
  private @Nullable Finding finding;

  private @Nullable String signature;
  private @Nullable String scanner;
  private @Nullable Instant scannedAt;
  private @Nullable String explanation;

  @Enumerated(EnumType.STRING)
  private @Nullable Review review;

  private @Nullable String reviewReason;
  private @Nullable String reviewedBy;
  private @Nullable Instant reviewedAt;
  private @Nullable Integer textLength;
  private @Nullable Instant removedAt;

  protected FileVersion() {} // for JPA

  FileVersion(NewContent content, String storageKey, String uploader, Instant now) {
    this.size = content.size();
    this.sha256 = content.sha256();
    this.storageKey = storageKey;
    this.uploadedBy = uploader;
    this.declaredAt = now;
  }

  /**
   * The content is there, as declared.
   *
   * @return whether this call noted it: another may have before
   */
  boolean arrive(int number, String detectedType, Instant now) {
    if (isThere()) {
      return false;
    }
    requireStatus(number, "completed", FileStatus.AWAITING_CONTENT);
    this.detectedType = detectedType;
    uploadedAt = now;
    status = FileStatus.QUARANTINED;
    return true;
  }

  /**
   * The content is waited for no longer.
   *
   * @return whether this call gave it up: it may have come meanwhile, or been given up before
   */
  boolean expire() {
    if (status != FileStatus.AWAITING_CONTENT) {
      return false;
    }
    status = FileStatus.EXPIRED;
    return true;
  }

  /** Whether something of content that did not come in time may be left in quarantine. */
  boolean isToBeRemoved() {
    return status == FileStatus.EXPIRED && removedAt == null;
  }

  /** Nothing is left in quarantine of content that did not come in time. */
  void noteRemoval(Instant now) {
    removedAt = now;
  }

  /** Whether the content has come, and was not refused since. */
  boolean isThere() {
    return switch (status) {
      case AWAITING_CONTENT, EXPIRED, REJECTED -> false;
      case QUARANTINED, CLEAN, INFECTED, UNSCANNABLE -> true;
    };
  }

  boolean waitsForScan() {
    return status == FileStatus.QUARANTINED;
  }

  boolean waitsForReview() {
    return (status == FileStatus.INFECTED || status == FileStatus.UNSCANNABLE) && review == null;
  }

  /** Whether it is clean, and nobody has read its text yet. */
  boolean waitsForText() {
    return status == FileStatus.CLEAN && textLength == null;
  }

  /** Whether a review has it deleted, which has not been done. */
  private boolean waitsForDeletion() {
    return (status == FileStatus.INFECTED || status == FileStatus.UNSCANNABLE)
        && review == Review.DELETE;
  }

  boolean isOpen() {
    return waitsForScan() || waitsForText() || waitsForReview() || waitsForDeletion();
  }

  /** Forgets which step scanned it, and a review that has not been followed. */
  void beginAnew() {
    scanStep = null;
    if (waitsForDeletion()) {
      forgetReview();
    }
  }

  private void forgetReview() {
    review = null;
    reviewReason = null;
    reviewedBy = null;
    reviewedAt = null;
  }

  boolean isScannedBy(long step) {
    return scanStep != null && scanStep == step;
  }

  /** Notes which step scans it now; what an earlier one found no longer counts. */
  void beginScan(long step) {
    scanStep = step;
    finding = null;
    signature = null;
    scanner = null;
    scannedAt = null;
    explanation = null;
    forgetReview();
  }

  void endScan(VirusScanner.Result result, Instant now) {
    finding = result.finding();
    signature = result.signature();
    scanner = result.scanner();
    scannedAt = now;
    status = result.finding().status();
  }

  /** The content was exchanged after the scan: what was found is about something else. */
  void noteChange() {
    finding = Finding.CHANGED;
    status = Finding.CHANGED.status();
  }

  /**
   * @return whether this call released it: a redelivered job finds it clean and gets false
   * @throws FileVersionNotInStatus unless a scanner found it clean
   */
  boolean release(int number) {
    if (status == FileStatus.CLEAN) {
      return false;
    }
    requireStatus(number, "released", FileStatus.QUARANTINED);
    if (finding != Finding.CLEAN) {
      throw new FileNotClean(number, status);
    }
    status = FileStatus.CLEAN;
    return true;
  }

  /** Notes what the policy says about what was found. */
  void explain(@Nullable String explanation) {
    this.explanation = explanation;
  }

  /**
   * @return whether this call refused it: a redelivered job finds it rejected and gets false
   * @throws FileNotClean when it is clean, or not scanned
   */
  boolean reject(int number) {
    if (status == FileStatus.REJECTED) {
      return false;
    }
    if (status != FileStatus.INFECTED && status != FileStatus.UNSCANNABLE) {
      throw new FileVersionNotInStatus(number, "rejected", status, FileStatus.UNSCANNABLE);
    }
    status = FileStatus.REJECTED;
    return true;
  }

  /**
   * @throws FileVersionNotInStatus unless a person has to decide on what was found
   */
  void requireReview(int number) {
    if (!waitsForReview()) {
      throw new FileVersionNotInStatus(number, "reviewed", status, FileStatus.INFECTED);
    }
  }

  /** Notes what a person decided about a finding. What is to be deleted is then rejected. */
  void review(Review decision, String reason, UserId reviewer, Instant now) {
    review = decision;
    reviewReason = reason;
    reviewedBy = reviewer.value();
    reviewedAt = now;
    if (decision == Review.RESCAN) {
      status = FileStatus.QUARANTINED;
    }
  }

  void noteText(int length) {
    textLength = length;
  }

  void requireStatus(int number, String action, FileStatus needed) {
    if (status != needed) {
      throw new FileVersionNotInStatus(number, action, status, needed);
    }
  }

  long size() {
    return size;
  }

  String sha256() {
    return sha256;
  }

  String storageKey() {
    return storageKey;
  }

  FileStatus status() {
    return status;
  }

  @Nullable Finding finding() {
    return finding;
  }

  @Nullable String signature() {
    return signature;
  }

  Instant declaredAt() {
    return declaredAt;
  }

  UserId uploader() {
    return new UserId(uploadedBy);
  }

  @Nullable Long scanStep() {
    return scanStep;
  }

  @Nullable Integer textLength() {
    return textLength;
  }

  FileVersionRecord record(int number) {
    return new FileVersionRecord(
        number,
        size,
        sha256,
        status,
        detectedType,
        declaredAt,
        uploadedBy,
        uploadedAt,
        finding,
        signature,
        scanner,
        scannedAt,
        explanation,
        review,
        reviewReason,
        reviewedBy,
        reviewedAt,
        textLength);
  }
}
