package org.procession.domain.files;

import org.procession.domain.Problem;

/** The tenant has no such file. */
public final class FileNotFound extends Problem {
  FileNotFound(FileId id) {
    super(Kind.NOT_FOUND, "FILE_NOT_FOUND", "There is no file %s.".formatted(id));
  }
}
