package org.procession.domain.approvals;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.EventLog;
import org.procession.domain.events.Subject;
import org.procession.domain.identity.Directory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who completed the user tasks in which nothing is decided for or against a record, but something
 * done for it. The task list lets everyone complete everything, so this is where it is verified;
 * {@link Decisions} do so themselves.
 */
@Service
public class Completions {

  private final JdbcClient jdbc;
  private final Directory directory;
  private final FourEyes fourEyes;
  private final EventLog events;
  private final Clock clock;

  Completions(
      JdbcClient jdbc, Directory directory, FourEyes fourEyes, EventLog events, Clock clock) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.fourEyes = fourEyes;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Accepts the completion of a user task by somebody whom it asked. Idempotent by user task and
   * step: a second call has the outcome of the first. A completion that does not count is stored
   * and stands on the record's timeline, too.
   *
   * @param asked whom the task asks
   * @param apart whether the four-eyes rules hold for the task
   * @throws DecisionNotAccepted when the person was not asked, or the rules keep that person out;
   *     stored nevertheless
   * @throws TaskDecidedBefore when an earlier step has verified this task: the caller has taken it
   *     for a later one
   */
  @Transactional(noRollbackFor = DecisionNotAccepted.class)
  public void verify(Subject subject, Completion completion, Asked asked, boolean apart) {
    var known = outcome(subject, completion.taskKey());
    if (known.isPresent()) {
      known.get().repeat(completion.taskKey(), completion.stepKey());
      return;
    }
    var completer = Completer.find(completion.user(), directory);
    var objection = objection(subject, completer, asked, apart);
    store(subject, completion, objection);
    if (objection != null) {
      events.record(new CompletionNotAccepted(subject, completer.name(), objection));
      throw new DecisionNotAccepted(objection);
    }
  }

  private @Nullable String objection(
      Subject subject, Completer completer, Asked asked, boolean apart) {
    if (completer.user().isEmpty()) {
      return completer.objection();
    }
    var person = completer.user().get();
    if (!asked.includes(person)) {
      return person.displayName() + " " + asked.excluding("person whom the task asks");
    }
    return apart ? fourEyes.objection(subject, person).orElse(null) : null;
  }

  private Optional<Outcome> outcome(Subject subject, long taskKey) {
    return jdbc.sql(
            """
            select step_key, not_accepted from completion
             where subject_ref = ? and engine = current_engine() and task_key = ?
            """)
        .params(subject.toString(), taskKey)
        .query(Outcome::read)
        .optional();
  }

  private void store(Subject subject, Completion completion, @Nullable String notAccepted) {
    jdbc.sql(
            """
            insert into completion (subject_ref, task_key, step_key, user_id, not_accepted, completed_at)
            values (:subject, :task, :step, :user, :notAccepted, :now)
            """)
        .param("subject", subject.toString())
        .param("task", completion.taskKey())
        .param("step", completion.stepKey())
        .param("user", completion.user())
        .param("notAccepted", notAccepted)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
