package org.procession.domain.start;

import java.util.Locale;

/**
 * What was looked at, and how it is.
 *
 * @param what is well, or wrong; no secret is in it
 * @param wayOut what to do; empty when it is well
 */
public record Diagnosis(Verdict verdict, String what, String wayOut) {

  /** How it is. */
  public enum Verdict {
    OK,
    /** It works, and should be looked into. */
    WARN,
    /** It does not work, or must not. */
    FAIL
  }

  public static Diagnosis ok(String what) {
    return new Diagnosis(Verdict.OK, what, "");
  }

  public static Diagnosis warn(String what, String wayOut) {
    return new Diagnosis(Verdict.WARN, what, wayOut);
  }

  public static Diagnosis fail(String what, String wayOut) {
    return new Diagnosis(Verdict.FAIL, what, wayOut);
  }

  public boolean isFailure() {
    return verdict == Verdict.FAIL;
  }

  /** {@code fail what is wrong — what to do}. */
  public String line() {
    var beginning = "%-4s  %s".formatted(verdict.name().toLowerCase(Locale.ROOT), what);
    return wayOut.isEmpty() ? beginning : beginning + "  — " + wayOut;
  }
}
