package org.procession.domain.approvals;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.EventLog;
import org.procession.domain.events.Subject;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserId;
import org.procession.domain.tenancy.Scope;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people decided on records, once per user task. The task list lets everyone complete
 * everything, so this is where it is verified who did.
 */
@Service
public class Decisions {

  private static final int MAX_COMMENT = 2000;

  private final JdbcClient jdbc;
  private final Directory directory;
  private final FourEyes fourEyes;
  private final EventLog events;
  private final Clock clock;

  Decisions(JdbcClient jdbc, Directory directory, FourEyes fourEyes, EventLog events, Clock clock) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.fourEyes = fourEyes;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Records a decision and its event, which has the person who decided for its actor. Idempotent by
   * user task and step: a second call has the outcome of the first and changes nothing. A decision
   * that does not count is stored and stands on the timeline, too.
   *
   * @param matter asked for only when the decision is not known yet
   * @throws DecisionNotAccepted when the person may not decide this; stored nevertheless
   * @throws TaskDecidedBefore when an earlier step has recorded what was decided in this task: the
   *     caller has taken it for a later one
   */
  @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = DecisionNotAccepted.class)
  public void record(Subject subject, Decision decision, Supplier<? extends Matter> matter) {
    var known = outcome(subject, decision.taskKey());
    if (known.isPresent()) {
      known.get().repeat(decision.taskKey(), decision.stepKey());
    } else {
      recordNew(subject, decision, matter.get());
    }
  }

  private void recordNew(Subject subject, Decision decision, Matter matter) {
    var completer = Completer.find(decision.user(), directory);
    var objection = objection(subject, decision, matter, completer);
    store(subject, decision, matter, objection);
    if (objection != null) {
      events.record(matter.notAccepted(completer.name(), objection));
      throw new DecisionNotAccepted(objection);
    }
    var decidedBy = completer.user().orElseThrow();
    var approved = Objects.requireNonNull(decision.approved());
    Scope.current()
        .as(decidedBy.actor())
        .run(() -> events.record(matter.decided(decidedBy, approved)));
  }

  private @Nullable String objection(
      Subject subject, Decision decision, Matter matter, Completer completer) {
    if (completer.user().isEmpty()) {
      return completer.objection();
    }
    var person = completer.user().get();
    var ineligible =
        matter
            .eligibility()
            .objection(person, decision.approver(), earlier(subject, matter.round(), decision))
            .or(() -> fourEyes.objection(subject, person));
    if (ineligible.isPresent()) {
      return ineligible.get();
    }
    var wrong = matter.objection();
    if (wrong != null) {
      return wrong;
    }
    if (decision.approved() == null) {
      return "The task was completed without an answer: approve or reject.";
    }
    var comment = decision.comment();
    if (comment != null && comment.length() > MAX_COMMENT) {
      return "A comment has at most %d characters.".formatted(MAX_COMMENT);
    }
    if (!decision.approved() && (comment == null || comment.isBlank())) {
      return "A rejection needs a reason, so that the submitter knows what to correct.";
    }
    return null;
  }

  private Optional<Outcome> outcome(Subject subject, long taskKey) {
    return jdbc.sql(
            """
            select step_key, not_accepted from decision
             where subject_ref = ? and engine = current_engine() and task_key = ?
            """)
        .params(subject.toString(), taskKey)
        .query(Outcome::read)
        .optional();
  }

  /** For whom a person has decided in this round already, or else approved for another before. */
  private Optional<String> earlier(Subject subject, int round, Decision decision) {
    return jdbc.sql(
            """
            select approver from decision
             where subject_ref = :subject and user_id = :user and not_accepted is null
               and (round = :round or (approved and approver <> :approver))
             order by round = :round desc, decided_at limit 1
            """)
        .param("subject", subject.toString())
        .param("user", decision.user())
        .param("round", round)
        .param("approver", decision.approver())
        .query(String.class)
        .optional();
  }

  private void store(
      Subject subject, Decision decision, Matter matter, @Nullable String notAccepted) {
    jdbc.sql(
            """
            insert into decision
              (subject_ref, task_key, step_key, round, approver, user_id, once_per_round, approved, comment, not_accepted,
               decided_at)
            values
              (:subject, :task, :step, :round, :approver, :user, :oncePerRound, :approved, :comment, :notAccepted, :now)
            """)
        .param("subject", subject.toString())
        .param("task", decision.taskKey())
        .param("step", decision.stepKey())
        .param("round", matter.round())
        .param("approver", decision.approver())
        .param("user", decision.user())
        .param("oncePerRound", matter.eligibility().isOneVoice())
        .param("approved", decision.approved())
        .param("comment", decision.comment())
        .param("notAccepted", notAccepted)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The decisions on a record that count, of all rounds, in the order in which they were made. */
  @Transactional(readOnly = true)
  public List<CountedDecision> on(Subject subject) {
    return jdbc.sql(
            """
            select round, approver, user_id, approved, comment, decided_at from decision
             where subject_ref = ? and not_accepted is null
             order by decided_at, task_key
            """)
        .param(subject.toString())
        .query(
            (rs, n) ->
                new CountedDecision(
                    rs.getInt("round"),
                    rs.getString("approver"),
                    new UserId(rs.getString("user_id")),
                    rs.getBoolean("approved"),
                    rs.getString("comment"),
                    rs.getObject("decided_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** On which of these records a person has given an approval that counts, in any round. */
  @Transactional(readOnly = true)
  public List<Subject> approvedBy(UserId person, Collection<Subject> subjects) {
    return jdbc
        .sql(
            """
            select distinct subject_ref from decision
             where user_id = :user and approved and not_accepted is null
               and subject_ref = any(cast(:subjects as text[]))
             order by subject_ref
            """)
        .param("user", person.value())
        .param(
            "subjects",
            new SqlParameterValue(
                Types.ARRAY, subjects.stream().map(Subject::toString).toArray(String[]::new)))
        .query(String.class)
        .list()
        .stream()
        .map(Subject::parse)
        .toList();
  }

  /** The last rejection of a round. */
  @Transactional(readOnly = true)
  public Optional<CountedDecision> rejection(Subject subject, int round) {
    return on(subject).reversed().stream()
        .filter(decision -> decision.round() == round && !decision.approved())
        .findFirst();
  }
}
