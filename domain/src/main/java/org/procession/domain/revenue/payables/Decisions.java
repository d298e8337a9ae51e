package org.procession.domain.revenue.payables;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people decided on bills, once per user task. */
@Repository
class Decisions {

  private final JdbcClient jdbc;
  private final Clock clock;

  Decisions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The outcome of a task whose decision is stored.
   *
   * @param stepKey the step that recorded it
   * @param notAccepted why it does not count, or null when it does
   */
  record Outcome(long stepKey, @Nullable String notAccepted) {}

  Optional<Outcome> outcome(BillId bill, long taskKey) {
    return jdbc.sql(
            "select step_key, not_accepted from bill_decision where bill_id = ? and task_key = ?")
        .params(bill.value(), taskKey)
        .query((rs, n) -> new Outcome(rs.getLong("step_key"), rs.getString("not_accepted")))
        .optional();
  }

  void store(BillDecision decision, int round, @Nullable String notAccepted) {
    jdbc.sql(
            """
            insert into bill_decision
              (bill_id, task_key, step_key, round, approver_group, user_id, approved, comment, not_accepted, decided_at)
            values (:bill, :task, :step, :round, :group, :user, :approved, :comment, :notAccepted, :now)
            """)
        .param("bill", decision.billId().value())
        .param("task", decision.taskKey())
        .param("step", decision.stepKey())
        .param("round", round)
        .param("group", decision.approverGroup())
        .param("user", decision.user())
        .param("approved", decision.approved())
        .param("comment", decision.comment())
        .param("notAccepted", notAccepted)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The group for which a person has decided in this round already. */
  Optional<String> earlierGroup(BillId bill, int round, String user) {
    return jdbc.sql(
            "select approver_group from bill_decision where bill_id = ? and round = ? and user_id = ? and not_accepted is null")
        .params(bill.value(), round, user)
        .query(String.class)
        .optional();
  }

  /** Why the bill was rejected in a round, in the words of the person who did. */
  @Nullable String rejectionComment(BillId bill, int round) {
    return jdbc.sql(
            """
            select coalesce(comment, '') from bill_decision
             where bill_id = ? and round = ? and not approved and not_accepted is null
             order by decided_at desc limit 1
            """)
        .params(bill.value(), round)
        .query(String.class)
        .optional()
        .filter(comment -> !comment.isBlank())
        .orElse(null);
  }
}
