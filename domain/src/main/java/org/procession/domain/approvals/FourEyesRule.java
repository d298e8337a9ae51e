package org.procession.domain.approvals;

import org.jspecify.annotations.Nullable;

/**
 * Whether a part that a person has had in a record keeps that person from deciding on it.
 *
 * @param type of the records
 * @param withinDays for how many days; null for ever. Null, too, when it keeps nobody out
 * @param own whether the company has made it so; else it is the default
 */
public record FourEyesRule(
    String type, Part part, boolean keepsOut, @Nullable Integer withinDays, boolean own) {

  static FourEyesRule byDefault(String type, Part part) {
    return new FourEyesRule(type, part, part.keepsOut(), part.withinDays(), false);
  }

  static FourEyesRule own(String type, Part part, @Nullable Integer withinDays) {
    return new FourEyesRule(type, part, true, withinDays, true);
  }

  /** Why it keeps a person out, in words that follow its name. */
  String reason() {
    var period = withinDays == null ? "" : " in the last %d days".formatted(withinDays);
    return "%s%s and cannot decide on it.".formatted(part.says(), period);
  }
}
