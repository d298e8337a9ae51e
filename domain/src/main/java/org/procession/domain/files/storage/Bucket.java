package org.procession.domain.files.storage;

/** A place for content. What is in one says what may be done with it. */
public enum Bucket {
  /** Takes what comes from outside. Nothing is served from here. */
  QUARANTINE,
  /** Holds what a scanner found clean. */
  CLEAN
}
