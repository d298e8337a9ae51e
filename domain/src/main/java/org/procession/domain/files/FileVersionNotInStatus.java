package org.procession.domain.files;

import org.procession.domain.Problem;

/** The version is past, or not yet at, the point where this can be done. */
public final class FileVersionNotInStatus extends Problem {
  FileVersionNotInStatus(int number, String action, FileStatus status, FileStatus needed) {
    super(
        Kind.CONFLICT,
        "FILE_VERSION_NOT_IN_STATUS",
        "Version %d is %s; only one that is %s can be %s."
            .formatted(number, status, needed, action));
  }
}
