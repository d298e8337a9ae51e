package org.procession.domain.approvals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;
import org.procession.domain.events.EventLog;
import org.procession.domain.events.Subject;
import org.procession.domain.identity.UserRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps people from deciding on what they have had a part in. Capabilities say which parts there
 * are, and what holds by default; a company's own rules add to that, or change the periods.
 */
@Service
public class FourEyes {

  private static final int MAX_DAYS = 3650;

  private final List<Involvements> involvements;
  private final JdbcClient jdbc;
  private final EventLog events;
  private final Clock clock;

  FourEyes(List<Involvements> involvements, JdbcClient jdbc, EventLog events, Clock clock) {
    this.involvements =
        involvements.stream().sorted(Comparator.comparing(Involvements::type)).toList();
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** The rules of the current tenant, its own and the defaults: one for each part there is. */
  @Transactional(readOnly = true)
  public List<FourEyesRule> rules() {
    return involvements.stream().flatMap(type -> rules(type).stream()).toList();
  }

  /**
   * Has a part in records keep people from deciding on them. Idempotent.
   *
   * @param withinDays for how many days; null for ever
   * @throws RuleUnknown when there is no such part
   * @throws RuleFixed when no company may change it
   * @throws RuleInvalid when it is not a number of days from 1 to {@value #MAX_DAYS}
   */
  @Transactional
  public FourEyesRule keepOut(String type, String part, @Nullable Integer withinDays) {
    if (withinDays != null && (withinDays < 1 || withinDays > MAX_DAYS)) {
      throw new RuleInvalid();
    }
    var rule = FourEyesRule.own(type, requireChangeable(type, part), withinDays);
    var changed =
        jdbc.sql(
                """
                insert into four_eyes_rule as r (record_type, part, within_days) values (:type, :part, :days)
                on conflict (tenant_id, record_type, part) do update set within_days = excluded.within_days
                 where r.within_days is distinct from excluded.within_days
                """)
            .param("type", type)
            .param("part", part)
            .param("days", withinDays)
            .update();
    return recordIf(changed > 0, rule);
  }

  /**
   * Takes back what a company has made of a rule: the default holds again. Idempotent.
   *
   * @throws RuleUnknown when there is no such part
   * @throws RuleFixed when no company may change it
   */
  @Transactional
  public FourEyesRule reset(String type, String part) {
    var rule = FourEyesRule.byDefault(type, requireChangeable(type, part));
    var changed =
        jdbc.sql("delete from four_eyes_rule where record_type = ? and part = ?")
            .params(type, part)
            .update();
    return recordIf(changed > 0, rule);
  }

  private FourEyesRule recordIf(boolean changed, FourEyesRule rule) {
    if (changed) {
      events.record(FourEyesRuleChanged.to(rule));
    }
    return rule;
  }

  private Part requireChangeable(String type, String name) {
    var part =
        of(type).stream()
            .flatMap(found -> found.parts().stream())
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new RuleUnknown(type, name));
    if (part.fixed()) {
      throw new RuleFixed(type, part);
    }
    return part;
  }

  /** Why the rules keep a person from deciding on a record; empty when they do not. */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<String> objection(Subject subject, UserRecord person) {
    return of(subject.type()).flatMap(type -> objection(type, subject, person));
  }

  private Optional<String> objection(Involvements type, Subject subject, UserRecord person) {
    var involved =
        type.in(subject).stream().filter(one -> one.person().equals(person.id())).toList();
    return rules(type).stream()
        .filter(rule -> involved.stream().anyMatch(one -> keepsOut(rule, one)))
        .findFirst()
        .map(rule -> person.displayName() + " " + rule.reason());
  }

  private boolean keepsOut(FourEyesRule rule, Involved involved) {
    if (!rule.keepsOut() || !rule.part().name().equals(involved.part())) {
      return false;
    }
    var days = rule.withinDays();
    return days == null || involved.at().isAfter(clock.instant().minus(Duration.ofDays(days)));
  }

  private Optional<Involvements> of(String type) {
    return involvements.stream().filter(one -> one.type().equals(type)).findFirst();
  }

  /**
   * @throws IllegalStateException when the company has a rule for a part that there is not: rather
   *     nobody decides than somebody who was to be kept out
   */
  private List<FourEyesRule> rules(Involvements type) {
    var own = own(type.type());
    var rules =
        type.parts().stream()
            .map(
                part ->
                    own.containsKey(part.name())
                        ? FourEyesRule.own(type.type(), part, own.remove(part.name()).withinDays())
                        : FourEyesRule.byDefault(type.type(), part))
            .toList();
    if (!own.isEmpty()) {
      throw new IllegalStateException(
          "Four-eyes rules name parts in a %s that there are not: %s"
              .formatted(type.type(), String.join(", ", own.keySet())));
    }
    return rules;
  }

  private record Own(String part, @Nullable Integer withinDays) {
    static Own read(ResultSet row, int number) throws SQLException {
      return new Own(row.getString("part"), row.getObject("within_days", Integer.class));
    }
  }

  private Map<String, Own> own(String type) {
    Map<String, Own> own = new HashMap<>();
    jdbc.sql("select part, within_days from four_eyes_rule where record_type = ?")
        .param(type)
        .query(Own::read)
        .list()
        .forEach(rule -> own.put(rule.part(), rule));
    return own;
  }

  /** There is no such part in records of the type. */
  public static final class RuleUnknown extends Problem {
    RuleUnknown(String type, String part) {
      super(
          Kind.NOT_FOUND,
          "FOUR_EYES_RULE_UNKNOWN",
          "There is no part '%s' in a '%s': the list of rules names those there are."
              .formatted(part, type));
    }
  }

  /** The rule is the same for all companies. */
  public static final class RuleFixed extends Problem {
    RuleFixed(String type, Part part) {
      super(
          Kind.CONFLICT,
          "FOUR_EYES_RULE_FIXED",
          "Who %s never decides on the %s: this rule holds everywhere and cannot be changed."
              .formatted(part.says(), type));
    }
  }

  /** The period is none. */
  public static final class RuleInvalid extends Problem {
    RuleInvalid() {
      super(
          Kind.INVALID,
          "FOUR_EYES_RULE_INVALID",
          "A rule holds for 1 to %d days, or for ever when no number is given.".formatted(MAX_DAYS),
          "withinDays");
    }
  }
}
