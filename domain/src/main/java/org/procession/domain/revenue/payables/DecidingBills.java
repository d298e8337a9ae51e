package org.procession.domain.revenue.payables;

import org.procession.domain.approvals.Asked;
import org.procession.domain.approvals.Decision;
import org.procession.domain.approvals.DecisionNotAccepted;
import org.procession.domain.approvals.Decisions;
import org.procession.domain.approvals.Eligibility;
import org.procession.domain.approvals.Matter;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.identity.UserRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what an approver decided on a bill, if that person may decide it. */
@Service
public class DecidingBills {

  private final Bills bills;
  private final Decisions decisions;

  DecidingBills(Bills bills, Decisions decisions) {
    this.bills = bills;
    this.decisions = decisions;
  }

  /**
   * Idempotent by user task and step: a second call has the outcome of the first and changes
   * nothing. A decision that does not count is stored and stands on the timeline, too.
   *
   * @throws DecisionNotAccepted when the person may not decide this; stored nevertheless
   * @throws org.procession.domain.approvals.TaskDecidedBefore when an earlier step has recorded
   *     what was decided in this task
   * @throws BillIsWithdrawn when the bill's submitter took it back
   * @throws BillNotInStatus when the bill is not up for decision
   */
  @Transactional(noRollbackFor = DecisionNotAccepted.class)
  public void decide(BillId id, Decision decision) {
    decisions.record(id.subject(), decision, () -> matter(bills.require(id), decision));
  }

  private static Matter matter(Bill bill, Decision decision) {
    bill.requireNotWithdrawn();
    bill.requireStatus("decided", BillStatus.SUBMITTED);
    return new BillMatter(bill, decision);
  }

  private record BillMatter(Bill bill, Decision decision) implements Matter {
    @Override
    public int round() {
      return bill.round();
    }

    @Override
    public Eligibility eligibility() {
      return Eligibility.of(
          new Eligibility.AmongAsked(Asked.group(decision.approver())), new Eligibility.OneVoice());
    }

    @Override
    public DomainEvent decided(UserRecord decidedBy, boolean approved) {
      return bill.concerningClient(
          new BillDecided(
              bill.id(),
              bill.vendorId(),
              bill.number(),
              decidedBy.id(),
              decision.approver(),
              approved,
              decision.comment()));
    }

    @Override
    public DomainEvent notAccepted(String decidedBy, String reason) {
      return bill.concerningClient(
          new BillDecisionNotAccepted(
              bill.id(), bill.vendorId(), bill.number(), decidedBy, decision.approver(), reason));
    }
  }
}
