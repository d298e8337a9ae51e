package org.procession.domain.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads the text of documents. */
public interface TextExtractor {

  /**
   * Reads a document, whatever is in it; one that cannot be read is no failure.
   *
   * @param name of the file, which helps to tell what it is
   * @return nothing when it cannot be read, or not in the time and memory that reading may take
   */
  Optional<String> extract(String name, InputStream content) throws IOException;
}
