package org.procession.domain.revenue.payables;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what an approver decided, if that person may decide it. The task list lets everyone
 * complete everything, so this is where it is verified.
 */
@Service
public class RecordingDecisions {

  private static final int MAX_COMMENT = 2000;

  private final Bills bills;
  private final Decisions decisions;
  private final Directory directory;
  private final EventLog events;

  RecordingDecisions(Bills bills, Decisions decisions, Directory directory, EventLog events) {
    this.bills = bills;
    this.decisions = decisions;
    this.directory = directory;
    this.events = events;
  }

  /**
   * Idempotent by user task and step: a second call has the outcome of the first and changes
   * nothing. A decision that does not count is stored and stands on the timeline, too.
   *
   * @throws DecisionNotAccepted when the person may not decide this; stored nevertheless
   * @throws TaskDecidedBefore when an earlier step has recorded what was decided in this task: the
   *     caller has taken it for a later one
   * @throws BillIsWithdrawn when the bill's submitter took it back
   * @throws BillNotInStatus when the bill is not up for decision
   */
  @Transactional(noRollbackFor = DecisionNotAccepted.class)
  public void record(BillDecision decision) {
    var known = decisions.outcome(decision.billId(), decision.taskKey());
    if (known.isPresent()) {
      repeat(decision, known.get());
      return;
    }
    var bill = bills.require(decision.billId());
    bill.requireNotWithdrawn();
    bill.requireStatus("decided", BillStatus.SUBMITTED);
    var user = user(decision);
    var objection = objection(decision, bill, user);
    decisions.store(decision, bill.round(), objection);
    if (objection != null) {
      events.record(
          new BillDecisionNotAccepted(
              bill.id(),
              bill.vendorId(),
              bill.number(),
              user.map(UserRecord::displayName)
                  .orElse(Objects.requireNonNullElse(decision.user(), "nobody")),
              decision.approverGroup(),
              objection));
      throw new DecisionNotAccepted(objection);
    }
    var decidedBy = user.orElseThrow();
    Scope.current()
        .as(decidedBy.actor())
        .run(
            () ->
                events.record(
                    new BillDecided(
                        bill.id(),
                        bill.vendorId(),
                        bill.number(),
                        decidedBy.id(),
                        decision.approverGroup(),
                        Objects.requireNonNull(decision.approved()),
                        decision.comment())));
  }

  private static void repeat(BillDecision decision, Decisions.Outcome known) {
    if (known.stepKey() != decision.stepKey()) {
      throw new TaskDecidedBefore(decision.taskKey());
    }
    if (known.notAccepted() != null) {
      throw new DecisionNotAccepted(known.notAccepted());
    }
  }

  private Optional<UserRecord> user(BillDecision decision) {
    if (decision.user() == null) {
      return Optional.empty();
    }
    try {
      return directory.find(new UserId(decision.user()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private @Nullable String objection(BillDecision decision, Bill bill, Optional<UserRecord> user) {
    if (decision.user() == null) {
      return "Nobody had claimed the task: claim it before you complete it.";
    }
    if (user.isEmpty()) {
      return "'%s' is no user of this company.".formatted(decision.user());
    }
    var decidedBy = user.get();
    if (!decidedBy.groups().contains(decision.approverGroup())) {
      return "%s is not in the group %s."
          .formatted(decidedBy.displayName(), decision.approverGroup());
    }
    if (decidedBy.id().equals(bill.submitter())) {
      return "%s submitted the bill and cannot decide on it.".formatted(decidedBy.displayName());
    }
    var earlier = decisions.earlierGroup(bill.id(), bill.round(), decision.user());
    if (earlier.isPresent()) {
      return "%s has decided already, for the group %s; another person must decide for %s."
          .formatted(decidedBy.displayName(), earlier.get(), decision.approverGroup());
    }
    if (decision.approved() == null) {
      return "The task was completed without an answer: approve or reject the bill.";
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

  /** Another step has recorded what was decided in the task. */
  public static final class TaskDecidedBefore extends Problem {
    TaskDecidedBefore(long taskKey) {
      super(
          Kind.CONFLICT,
          "TASK_DECIDED_BEFORE",
          "What was decided in task %d is recorded already, by an earlier step."
              .formatted(taskKey));
    }
  }

  /** The decision does not count; the task comes back. */
  public static final class DecisionNotAccepted extends Problem {

    /** The code of the BPMN error. */
    public static final String CODE = "APPROVAL_NOT_ACCEPTED";

    DecisionNotAccepted(String reason) {
      super(Kind.FORBIDDEN, CODE, reason);
    }
  }
}
