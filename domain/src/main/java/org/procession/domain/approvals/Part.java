package org.procession.domain.approvals;

import org.jspecify.annotations.Nullable;

/**
 * A part that a person can have had in a record, and whether it keeps that person from deciding on
 * it.
 *
 * @param name as rules name it
 * @param says what the person did, in words that follow its name: {@code submitted the bill}
 * @param fixed whether no company may have another rule for it
 * @param keepsOut whether it keeps the person out of companies that have no rule of their own
 * @param withinDays for how many days it then does; null for ever
 */
public record Part(
    String name, String says, boolean fixed, boolean keepsOut, @Nullable Integer withinDays) {

  /** Keeps the person out for ever and everywhere. */
  public static Part always(String name, String says) {
    return new Part(name, says, true, true, null);
  }

  /** Keeps the person out for some time, which a company may change. */
  public static Part within(int days, String name, String says) {
    return new Part(name, says, false, true, days);
  }

  /** Keeps nobody out, unless a company says so. */
  public static Part never(String name, String says) {
    return new Part(name, says, false, false, null);
  }
}
