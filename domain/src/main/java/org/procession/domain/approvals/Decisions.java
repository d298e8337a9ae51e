package org.procession.domain.approvals;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.EventLog;
import org.procession.domain.events.Subject;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.tenancy.Scope;
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
  private final EventLog events;
  private final Clock clock;

  Decisions(JdbcClient jdbc, Directory directory, EventLog events, Clock clock) {
    this.jdbc = jdbc;
    this.directory = directory;
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
      repeat(decision, known.get());
    } else {
      recordNew(subject, decision, matter.get());
    }
  }

  private static void repeat(Decision decision, Outcome known) {
    if (known.stepKey() != decision.stepKey()) {
      throw new TaskDecidedBefore(decision.taskKey());
    }
    if (known.notAccepted() != null) {
      throw new DecisionNotAccepted(known.notAccepted());
    }
  }

  private void recordNew(Subject subject, Decision decision, Matter matter) {
    var user = user(decision);
    var objection = objection(subject, decision, matter, user);
    store(subject, decision, matter, objection);
    if (objection != null) {
      var name =
          user.map(UserRecord::displayName)
              .orElse(Objects.requireNonNullElse(decision.user(), "nobody"));
      events.record(matter.notAccepted(name, objection));
      throw new DecisionNotAccepted(objection);
    }
    var decidedBy = user.orElseThrow();
    var approved = Objects.requireNonNull(decision.approved());
    Scope.current()
        .as(decidedBy.actor())
        .run(() -> events.record(matter.decided(decidedBy, approved)));
  }

  private Optional<UserRecord> user(Decision decision) {
    if (decision.user() == null) {
      return Optional.empty();
    }
    try {
      return directory.find(new UserId(decision.user()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private @Nullable String objection(
      Subject subject, Decision decision, Matter matter, Optional<UserRecord> user) {
    if (decision.user() == null) {
      return "Nobody had claimed the task: claim it before you complete it.";
    }
    if (user.isEmpty()) {
      return "'%s' is no user of this company.".formatted(decision.user());
    }
    var ineligible =
        matter
            .eligibility()
            .objection(
                user.get(), decision.approver(), earlier(subject, matter.round(), decision.user()));
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

  /**
   * The outcome of a task whose decision is stored.
   *
   * @param stepKey the step that recorded it
   * @param notAccepted why it does not count, or null when it does
   */
  private record Outcome(long stepKey, @Nullable String notAccepted) {}

  private Optional<Outcome> outcome(Subject subject, long taskKey) {
    return jdbc.sql(
            "select step_key, not_accepted from decision where subject_ref = ? and task_key = ?")
        .params(subject.toString(), taskKey)
        .query((rs, n) -> new Outcome(rs.getLong("step_key"), rs.getString("not_accepted")))
        .optional();
  }

  /** For whom a person has decided in this round already. */
  private Optional<String> earlier(Subject subject, int round, String user) {
    return jdbc.sql(
            """
            select approver from decision
             where subject_ref = ? and round = ? and user_id = ? and not_accepted is null
             order by decided_at limit 1
            """)
        .params(subject.toString(), round, user)
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
        .param("oncePerRound", matter.eligibility().isOncePerRound())
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

  /** The last rejection of a round. */
  @Transactional(readOnly = true)
  public Optional<CountedDecision> rejection(Subject subject, int round) {
    return on(subject).reversed().stream()
        .filter(decision -> decision.round() == round && !decision.approved())
        .findFirst();
  }
}
