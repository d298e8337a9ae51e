package org.procession.domain.files;

import org.procession.domain.Problem;

/** The file has no such version. */
public final class FileVersionNotFound extends Problem {
  FileVersionNotFound(FileId id, int number, int newest) {
    super(
        Kind.NOT_FOUND,
        "FILE_VERSION_NOT_FOUND",
        "File %s has no version %d; its newest is %d.".formatted(id, number, newest));
  }
}
