package org.procession.domain.projects;

import org.procession.domain.Problem;

/** A field of the proposal is wrong. */
public final class ProjectInvalid extends Problem {

  /** The code of the BPMN error. */
  public static final String CODE = "PROJECT_INVALID";

  public ProjectInvalid(String field, String detail) {
    super(Kind.INVALID, CODE, detail, field);
  }

  static String requireLine(String field, String text, int maxLength) {
    var stripped = text.strip();
    if (stripped.isEmpty()
        || stripped.length() > maxLength
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw new ProjectInvalid(
          field, "A %s has 1 to %d characters on one line.".formatted(field, maxLength));
    }
    return stripped;
  }

  static String requireText(String field, String text, int maxLength) {
    var stripped = text.strip();
    if (stripped.length() > maxLength) {
      throw new ProjectInvalid(
          field, "A %s has at most %d characters.".formatted(field, maxLength));
    }
    return stripped;
  }
}
