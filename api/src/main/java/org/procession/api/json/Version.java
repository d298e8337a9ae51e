package org.procession.api.json;

import java.util.regex.Pattern;

/** The version of a record, as the headers {@code ETag} and {@code If-Match} have it. */
public record Version(long value) {

  private static final Pattern FORM = Pattern.compile("(?:W/)?\"([0-9]{1,18})\"");

  /**
   * @throws IllegalArgumentException when the text is no entity tag of ours
   */
  public static Version of(String entityTag) {
    var match = FORM.matcher(entityTag);
    if (!match.matches()) {
      throw new IllegalArgumentException("not a version such as \"3\"");
    }
    return new Version(Long.parseLong(match.group(1)));
  }

  /** The entity tag. */
  @Override
  public String toString() {
    return "\"%d\"".formatted(value);
  }
}
