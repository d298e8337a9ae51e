package org.procession.domain.files;

import org.procession.domain.Problem;

/** What is said of a file cannot be. */
public final class FileInvalid extends Problem {
  FileInvalid(String field, String detail) {
    super(Kind.INVALID, "FILE_INVALID", detail, field);
  }
}
