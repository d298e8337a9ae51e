package org.procession.domain.files;

import org.procession.domain.Problem;

/** Only what a scanner found clean can be downloaded. */
public final class FileNotClean extends Problem {
  FileNotClean(int number, FileStatus status) {
    super(
        Kind.CONFLICT,
        "FILE_NOT_CLEAN",
        switch (status) {
          case AWAITING_CONTENT ->
              "The content of version %d has not been uploaded yet.".formatted(number);
          case QUARANTINED ->
              "Version %d has not been scanned yet; try again later.".formatted(number);
          case EXPIRED, CLEAN, INFECTED, UNSCANNABLE, REJECTED ->
              "Version %d is %s and cannot be downloaded.".formatted(number, status);
        });
  }
}
