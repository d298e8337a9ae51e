package org.procession.domain.files;

/** What a person decides on a version that is not clean. No person can declare it clean. */
public enum Review {
  /** Take it for a false alarm and let the scanner, with newer signatures, look again. */
  RESCAN,
  /** Keep it in quarantine, as evidence. */
  KEEP,
  /** Delete its content. */
  DELETE;

  /** In words, as a part of a sentence. */
  String inWords() {
    return switch (this) {
      case RESCAN -> "false alarm suspected, to be scanned again";
      case KEEP -> "kept in quarantine";
      case DELETE -> "deleted";
    };
  }
}
