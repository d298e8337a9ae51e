package org.procession.domain.files;

/** Where a version of a file stands. Only a clean one can be downloaded. */
public enum FileStatus {
  /** Declared; its content has not come yet. */
  AWAITING_CONTENT,
  /** Its content did not come in time. */
  EXPIRED,
  /** Its content is in quarantine and waits for a scanner, or is being scanned. */
  QUARANTINED,
  /** A scanner found nothing in it. */
  CLEAN,
  /** A scanner found malware in it; its content stays in quarantine until people decide. */
  INFECTED,
  /** No scanner can vouch for it; its content stays in quarantine until people decide. */
  UNSCANNABLE,
  /** It was refused after all; its content is deleted. */
  REJECTED
}
