package org.procession.domain;

/** Somebody else changed the record first. */
public final class ChangedMeanwhile extends Problem {

  public static final String CODE = "CHANGED_MEANWHILE";

  /**
   * @param id of the record, for people
   */
  public ChangedMeanwhile(Object id) {
    super(
        Kind.CONFLICT,
        CODE,
        "%s has another version by now: read it again, then decide.".formatted(id));
  }

  /**
   * @param id of the record, for people
   * @param from the version that a change was made from
   * @param actual the version that the record has
   * @throws ChangedMeanwhile unless they are the same
   */
  public static void unless(Object id, long from, long actual) {
    if (from != actual) {
      throw new ChangedMeanwhile(id);
    }
  }
}
