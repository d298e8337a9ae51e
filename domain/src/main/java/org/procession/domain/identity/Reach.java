package org.procession.domain.identity;

import java.util.Locale;

/** To whose records a permission reaches; each further than the one before. */
public enum Reach {
  /** Those that the user owns. */
  OWN,
  /** Those that the user owns, or somebody who shares a group with the user. */
  TEAM,
  /** Everybody's, and those that nobody owns. */
  ALL;

  /** As roles, keys and the database have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when no reach is called so
   */
  static Reach parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  boolean exceeds(Reach other) {
    return compareTo(other) > 0;
  }
}
