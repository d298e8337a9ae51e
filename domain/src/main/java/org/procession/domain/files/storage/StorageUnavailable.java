package org.procession.domain.files.storage;

/** The store does not answer, or does not let us in. Nothing is lost: try again later. */
public final class StorageUnavailable extends RuntimeException {
  StorageUnavailable(Exception cause) {
    super("The object store does not answer as it should: " + cause.getMessage(), cause);
  }
}
