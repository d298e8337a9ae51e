package org.procession.domain.approvals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;

/**
 * Who may decide, as a list of rules: the first one that a person does not meet says why. Whom
 * their part in the record keeps out is said by {@link FourEyes}, for all records alike.
 */
public record Eligibility(List<Rule> rules) {

  public Eligibility {
    rules = List.copyOf(rules);
  }

  public static Eligibility of(Rule... rules) {
    return new Eligibility(Arrays.asList(rules));
  }

  /** What a person must be, or must not be. */
  public sealed interface Rule {}

  /** Only those whom the task asks. */
  public record AmongAsked(Asked asked) implements Rule {}

  /**
   * Anybody but one.
   *
   * @param reason what follows that person's name: {@code submitted the bill and cannot decide on
   *     it}
   */
  public record Anybody(UserId but, String reason) implements Rule {}

  /**
   * A person decides for one only: once in a round, and for nobody else than for whom that person
   * has approved in any round.
   */
  public record OneVoice() implements Rule {}

  boolean isOneVoice() {
    return rules.stream().anyMatch(OneVoice.class::isInstance);
  }

  /**
   * Why a person may not decide.
   *
   * @param approver for whom
   * @param earlier for whom that person has spoken already, if so
   */
  Optional<String> objection(UserRecord person, String approver, Optional<String> earlier) {
    return rules.stream()
        .flatMap(rule -> objection(rule, person, approver, earlier).stream())
        .findFirst()
        .map(reason -> person.displayName() + " " + reason);
  }

  private static Optional<String> objection(
      Rule rule, UserRecord person, String approver, Optional<String> earlier) {
    return switch (rule) {
      case AmongAsked(var asked) ->
          asked.includes(person) ? Optional.empty() : Optional.of(asked.excluding(approver));
      case Anybody(var but, var reason) ->
          person.id().equals(but) ? Optional.of(reason + ".") : Optional.empty();
      case OneVoice() ->
          earlier.map(
              other ->
                  "has decided already, for %s; another person must decide for %s."
                      .formatted(other, approver));
    };
  }
}
