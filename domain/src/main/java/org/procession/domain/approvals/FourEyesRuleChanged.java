package org.procession.domain.approvals;

import org.jspecify.annotations.Nullable;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/**
 * A company changed whom it keeps from deciding.
 *
 * @param recordType on what
 * @param withinDays null for ever, or when it keeps nobody out
 */
public record FourEyesRuleChanged(
    String recordType, String part, boolean keepsOut, @Nullable Integer withinDays)
    implements DomainEvent {

  static final String TYPE = "fourEyesRule";

  static FourEyesRuleChanged to(FourEyesRule rule) {
    return new FourEyesRuleChanged(
        rule.type(), rule.part().name(), rule.keepsOut(), rule.withinDays());
  }

  /** The same for each change of a rule. */
  @Override
  public Subject subject() {
    return Subject.named(TYPE, recordType + ":" + part);
  }

  @Override
  public String summary() {
    return "Four-eyes rule %s of %ss: %s"
        .formatted(
            part,
            recordType,
            !keepsOut
                ? "keeps nobody out"
                : withinDays == null
                    ? "keeps out for ever"
                    : "keeps out for " + withinDays + " days");
  }
}
