package org.procession.domain.approvals;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
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

  static FourEyesRuleChanged to(FourEyesRule rule) {
    return new FourEyesRuleChanged(
        rule.type(), rule.part().name(), rule.keepsOut(), rule.withinDays());
  }

  /** The same for each change of a rule. */
  @Override
  public Subject subject() {
    var name = recordType + ":" + part;
    return new Subject(SearchableFourEyesRules.TYPE, UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
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
