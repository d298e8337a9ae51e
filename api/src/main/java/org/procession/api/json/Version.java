package org.procession.api.json;

/**
 * The version of a record, which is its entity tag in the headers {@code ETag} and {@code
 * If-Match}.
 */
public record Version(long value) {

  /** The entity tag. */
  @Override
  public String toString() {
    return "\"%d\"".formatted(value);
  }
}
