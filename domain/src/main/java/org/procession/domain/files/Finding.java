package org.procession.domain.files;

/** What came of scanning. Whatever is not {@link #CLEAN} is not passed on. */
public enum Finding {
  /** The scanner looked at all of it and found nothing. */
  CLEAN,
  /** The scanner knows it as malware. */
  INFECTED,
  /** It, or something in it, is locked by a password. */
  ENCRYPTED,
  /** Unpacked it is larger or deeper than the scanner goes, as bombs are. */
  LIMIT_EXCEEDED,
  /** It is larger than the scanner takes. */
  TOO_LARGE,
  /** The scanner gave up on it. */
  SCAN_FAILED,
  /** It is no longer what was uploaded: somebody exchanged it in quarantine. */
  CHANGED;

  FileStatus status() {
    return switch (this) {
      case CLEAN -> FileStatus.QUARANTINED; // until it is released
      case INFECTED -> FileStatus.INFECTED;
      case ENCRYPTED, LIMIT_EXCEEDED, TOO_LARGE, SCAN_FAILED, CHANGED -> FileStatus.UNSCANNABLE;
    };
  }

  /** In words, as the end of "Version 1 of x.zip …". */
  String inWords() {
    return switch (this) {
      case CLEAN -> "is clean";
      case INFECTED -> "is infected";
      case ENCRYPTED -> "is locked by a password";
      case LIMIT_EXCEEDED -> "is larger or deeper unpacked than can be scanned";
      case TOO_LARGE -> "is larger than can be scanned";
      case SCAN_FAILED -> "could not be scanned";
      case CHANGED -> "was exchanged in quarantine";
    };
  }
}
